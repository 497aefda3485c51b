import type { UserCallContext } from '../rpc/call.ts';
import type { Tl } from '../tl/api.ts';
import { updatesAnswer } from '../updates/answer.ts';
import type { Box } from '../world/box.ts';
import { type Conversation, isCountedInBoxes } from '../world/conversation.ts';
import type { Told } from '../world/log-effect.ts';
import type { Message } from '../world/message.ts';

/**
 * What somebody is answered who has sent a message: its id and pts, also when they ask again because they never got
 * the answer. `told` is what the sending has just made happen. https://core.telegram.org/method/messages.sendMessage
 */
export function sentView(
  conversation: Conversation,
  sent: Message,
  random_id: bigint,
  context: UserCallContext,
  told: readonly Told[] = toldBefore(conversation, sent, context),
): Tl<'Updates'> {
  const id = seenIdOf(conversation, sent, context);
  if (conversation.kind === 'private') {
    const box = context.sandbox.world.boxes.of(context.viewer.id);
    const { pts, count: pts_count } = box.arrivalOf(id) ?? { pts: box.log.pts, count: 0 };
    const date = Math.floor(sent.at / 1000);
    return { _: 'updateShortSentMessage', out: true, id, pts, pts_count, date };
  }
  return updatesAnswer(told, context, [{ _: 'updateMessageID', id, random_id }]);
}

/** The number under which the sender knows what they sent, or knew it before they deleted it. */
export function seenIdOf(
  conversation: Conversation,
  sent: Message,
  { sandbox, viewer }: Pick<UserCallContext, 'sandbox' | 'viewer'>,
): number {
  if (!isCountedInBoxes(conversation)) return sent.id;
  const box = sandbox.world.boxes.of(viewer.id);
  const id = box.idOf(conversation, sent.id);
  if (id !== null) return id;
  const arrival = arrivalIn(box, conversation, sent.id)?.event;
  if (arrival?.kind === 'new') return arrival.entry.id;
  throw new Error('a message was sent but never came into the box of its sender');
}

const arrivalIn = ({ log }: Box, conversation: Conversation, messageId: number) =>
  log.findLast(
    event =>
      event.kind === 'new' &&
      event.entry.conversation === conversation &&
      event.entry.messageId === messageId,
  );

/** What the first sending made happen, for whoever asks again. */
export function toldBefore(
  conversation: Conversation,
  { id }: Message,
  { sandbox, viewer }: UserCallContext,
): Told[] {
  const { boxes, channelLogs } = sandbox.world;
  if (isCountedInBoxes(conversation)) {
    const logged = arrivalIn(boxes.of(viewer.id), conversation, id);
    return logged ? [{ kind: 'delivery', delivery: logged.event.delivery }] : [];
  }
  const logged = channelLogs
    .of(conversation)
    .findLast(event => event.kind === 'new' && event.messageId === id);
  return logged ? [{ kind: 'channel-event', chat: conversation, logged }] : [];
}
