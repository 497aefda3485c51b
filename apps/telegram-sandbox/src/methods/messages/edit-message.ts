import { mayEdit } from '../../messages/may-edit.ts';
import { messageIdOf } from '../../messages/seen-messages.ts';
import { textOf } from '../../messages/text.ts';
import { conversationOf } from '../../peers/input-peer.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';
import { targetOf } from '../../world/conversation.ts';

/** Only the text; there are no media. https://core.telegram.org/method/messages.editMessage */
export const editMessage: UserMethod<'messages.editMessage'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  const conversation = conversationOf(call.peer, context);
  const messageId = messageIdOf(conversation, call.id, viewer.id, sandbox);
  const message = messageId === null ? null : conversation.messages.get(messageId);
  if (messageId === null || message?.content.kind !== 'text') throw new RpcError('MESSAGE_ID_INVALID');
  mayEdit(message, conversation, context);
  const text = textOf(call.message ?? '');
  if (text === message.content.text) throw new RpcError('MESSAGE_NOT_MODIFIED');
  const change = { in: targetOf(conversation, viewer.id), by: viewer.id, messageId, text, at: clock.now() };
  return updatesAnswer(world.commit({ type: 'message-edited', ...change }, session), context);
};
