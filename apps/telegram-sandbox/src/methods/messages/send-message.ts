import { checkMayWrite } from '../../messages/may-write.ts';
import { replyOf } from '../../messages/reply.ts';
import { sentView } from '../../messages/sent-view.ts';
import { textOf } from '../../messages/text.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { targetOf } from '../../world/conversation.ts';
import { sendKey } from '../../world/message.ts';

/**
 * A repeated random_id is answered with the message the first call made, and nothing is sent again; with another
 * text it is no repetition but a mistake, which is an assumption.
 * https://core.telegram.org/method/messages.sendMessage
 */
export const sendMessage: UserMethod<'messages.sendMessage'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  const conversation = conversationOf(call.peer, context);
  const to = targetOf(conversation, viewer.id);
  const randomId = call.random_id.toString();
  const text = textOf(call.message);
  const key = sendKey(viewer.id, to, randomId);
  const first = world.sent.get(key);
  if (first) {
    const same = first.content.kind === 'text' && first.content.text === text;
    if (!same) throw new RpcError('RANDOM_ID_DUPLICATE', 500);
    return sentView(conversation, first, call.random_id, context);
  }
  checkMayWrite(conversation, context);
  const replyTo = replyOf(call.reply_to, conversation, context);
  const reply = replyTo && { replyTo };
  const change = { type: 'message-sent', to, fromId: viewer.id, randomId, text, at: clock.now() } as const;
  const told = world.commit({ ...change, ...reply }, session);
  const sent = world.sent.get(key);
  if (!sent) throw new Error('a message was sent but is not there');
  return sentView(conversation, sent, call.random_id, context, told);
};
