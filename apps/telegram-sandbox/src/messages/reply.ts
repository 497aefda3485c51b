import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import type { Conversation } from '../world/conversation.ts';
import type { ReplyTo } from '../world/message.ts';
import { messageIdOf } from './seen-messages.ts';

/**
 * What a new message answers. An answer to an answer names the first message of the thread too.
 * https://core.telegram.org/api/threads
 */
export function replyOf(
  input: Tl<'InputReplyTo'> | undefined,
  conversation: Conversation,
  { viewer, sandbox }: UserCallContext,
): ReplyTo | null {
  if (input?._ !== 'inputReplyToMessage') return null;
  const id = messageIdOf(conversation, input.reply_to_msg_id, viewer.id, sandbox);
  if (id === null) throw new RpcError('REPLY_MESSAGE_ID_INVALID');
  const answered = conversation.messages.get(id)?.replyTo;
  return answered ? { id, topId: answered.topId ?? answered.id } : { id };
}
