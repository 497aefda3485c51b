import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { mayAsAdmin } from '../world/chat.ts';
import type { Conversation } from '../world/conversation.ts';
import type { Message } from '../world/message.ts';

/** `edit_time_limit` of https://core.telegram.org/constructor/config */
const EDIT_TIME_LIMIT = 48 * 3_600_000;

/** Refuses a change to what somebody else wrote, or too long ago; a channel's admins edit each other's posts. */
export function mayEdit(
  { fromId, at }: Message,
  conversation: Conversation,
  { viewer, sandbox }: UserCallContext,
): void {
  const isPost = conversation.kind === 'channel';
  const asAdmin = isPost && mayAsAdmin(conversation, viewer.id, 'edit_messages');
  if (fromId !== viewer.id && !asAdmin) throw new RpcError('MESSAGE_AUTHOR_REQUIRED', 403);
  const isSelf = conversation.kind === 'private' && conversation.userIds[0] === conversation.userIds[1];
  const expired = sandbox.clock.now() - at > EDIT_TIME_LIMIT;
  if (expired && !asAdmin && !isSelf) throw new RpcError('MESSAGE_EDIT_TIME_EXPIRED');
}
