import { forwardedFrom } from '../../messages/forwarded-from.ts';
import { checkMayWrite } from '../../messages/may-write.ts';
import { messageIdOf } from '../../messages/seen-messages.ts';
import { seenIdOf, toldBefore } from '../../messages/sent-view.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { targetOf } from '../../world/conversation.ts';
import type { Told } from '../../world/log-effect.ts';
import { sendKey } from '../../world/message.ts';

/** All are forwarded or none. A repeated random_id forwards nothing again. https://core.telegram.org/method/messages.forwardMessages */
export const forwardMessages: UserMethod<'messages.forwardMessages'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  if (call.id.length === 0) throw new RpcError('MESSAGE_IDS_EMPTY');
  if (call.random_id.length !== call.id.length) throw new RpcError('RANDOM_ID_INVALID');
  if (new Set(call.random_id).size < call.random_id.length) throw new RpcError('RANDOM_ID_DUPLICATE', 500);
  const source = conversationOf(call.from_peer, context);
  const messages = call.id.map(seenId => {
    const id = messageIdOf(source, seenId, viewer.id, sandbox);
    const message = id === null ? null : source.messages.get(id);
    if (message?.content.kind !== 'text') throw new RpcError('MESSAGE_ID_INVALID');
    return { text: message.content.text, origin: forwardedFrom(message, source) };
  });
  const conversation = conversationOf(call.to_peer, context);
  const to = targetOf(conversation, viewer.id);
  const isNew = (randomId: bigint) => !world.sent.has(sendKey(viewer.id, to, randomId.toString()));
  const wanted = call.random_id.filter(isNew).length;
  if (wanted > 0) checkMayWrite(conversation, context, wanted);
  const told: Told[] = [];
  const numbers: Tl<'Update'>[] = [];
  for (const [place, { text, origin }] of messages.entries()) {
    const random_id = call.random_id[place] ?? 0n;
    const randomId = random_id.toString();
    const key = sendKey(viewer.id, to, randomId);
    const first = world.sent.get(key);
    if (!first) {
      const header = call.drop_author === true ? {} : { forwardOf: origin };
      const change = { to, fromId: viewer.id, randomId, text, at: clock.now(), ...header };
      told.push(...world.commit({ type: 'message-sent', ...change }, session));
    } else told.push(...toldBefore(conversation, first, context));
    const sent = world.sent.get(key);
    if (sent) numbers.push({ _: 'updateMessageID', id: seenIdOf(conversation, sent, context), random_id });
  }
  return updatesAnswer(told, context, numbers);
};
