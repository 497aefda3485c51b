import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { type Chat, isThrownOut } from '../world/chat.ts';
import { type InviteLink, isSpent } from '../world/invite-links.ts';

export type Behind = { readonly link: InviteLink; readonly chat: Chat };

/**
 * What lies behind the hash of a link. INVITE_HASH_INVALID for one that never was, INVITE_HASH_EXPIRED for one by
 * which nobody, or not the caller, can come any more: clients tell who was thrown out that the link has expired.
 * https://core.telegram.org/method/messages.checkChatInvite
 */
export function linkBehind(hash: string, { sandbox, viewer, noted }: UserCallContext): Behind {
  const { world, clock } = sandbox;
  if (hash === '') throw new RpcError('INVITE_HASH_EMPTY');
  const link = world.inviteLinks.get(hash);
  const chat = link && world.chats.get(link.chatId);
  if (!chat) throw new RpcError('INVITE_HASH_INVALID');
  noted.chatId = chat.id;
  const closed = chat.settings.migratedTo !== null || isThrownOut(chat, viewer.id, clock.now());
  if (!chat.members.has(viewer.id) && (closed || isSpent(link, clock.now())))
    throw new RpcError('INVITE_HASH_EXPIRED');
  return { link, chat };
}
