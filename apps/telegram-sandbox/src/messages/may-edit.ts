import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { banOf, type Chat, mayAsAdmin } from '../world/chat.ts';
import type { Conversation } from '../world/conversation.ts';
import { isOutgoing, type Message } from '../world/message.ts';

/** `edit_time_limit` of https://core.telegram.org/constructor/config */
const EDIT_TIME_LIMIT = 48 * 3_600_000;

/**
 * Refuses a change to what somebody else wrote, or too long ago. A channel's posts are edited by its admins: those who
 * may edit, at any time, and those who may post, their own. In a group the time does not bind who may pin.
 * can_edit_message in TDLib's MessagesManager.cpp.
 */
export function mayEdit(
  message: Message,
  conversation: Conversation,
  { viewer, sandbox }: UserCallContext,
): void {
  const now = sandbox.clock.now();
  const own = isOutgoing(message, viewer.id);
  const inChat = conversation.kind === 'private' ? null : rightsIn(conversation, viewer.id, now);
  if (inChat?.any !== true && !(own && inChat?.own !== false))
    throw new RpcError('MESSAGE_AUTHOR_REQUIRED', 403);
  const isSelf = conversation.kind === 'private' && conversation.userIds[0] === conversation.userIds[1];
  const bound = !isSelf && inChat?.atAnyTime !== true;
  if (bound && now - message.at > EDIT_TIME_LIMIT) throw new RpcError('MESSAGE_EDIT_TIME_EXPIRED');
}

/** Whether somebody may edit their own there, that of others, and also after the time for it. */
function rightsIn(chat: Chat, userId: number, now: number) {
  if (chat.kind === 'channel') {
    const any = mayAsAdmin(chat, userId, 'edit_messages');
    return { any, own: mayAsAdmin(chat, userId, 'post_messages'), atAnyTime: any };
  }
  // Who has left a small group has its messages still; guests of a discussion group edit their comments.
  const own = chat.kind === 'supergroup' || chat.members.has(userId);
  return { any: false, own, atAnyTime: chat.kind === 'supergroup' && mayPin(chat, userId, now) };
}

function mayPin(chat: Chat, userId: number, now: number): boolean {
  if (mayAsAdmin(chat, userId, 'pin_messages')) return true;
  const denied = [...chat.settings.denied, ...(banOf(chat, userId, now)?.denied ?? [])];
  return chat.members.has(userId) && !denied.includes('pin_messages');
}
