import { chatOfPeer } from '../peers/chat-of-peer.ts';
import type { UserCallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Tl } from '../tl/api.ts';
import { type Chat, mayAsAdmin } from '../world/chat.ts';
import type { InviteLink } from '../world/invite-links.ts';
import { hashIn } from './link-view.ts';

/** The chat whose links somebody may see and make; CHAT_ADMIN_REQUIRED for others. */
export function chatWithLinks(peer: Tl<'InputPeer'>, context: UserCallContext): Chat {
  const chat = chatOfPeer(peer, context);
  if (!mayAsAdmin(chat, context.viewer.id, 'invite_users')) throw new RpcError('CHAT_ADMIN_REQUIRED');
  return chat;
}

/** A link of one's own, or for the creator anybody's; INVITE_HASH_EXPIRED if there is none. */
export function ownLink(link: string, chat: Chat, { sandbox, viewer }: UserCallContext): InviteLink {
  const found = sandbox.world.inviteLinks.get(hashIn(link));
  if (found?.chatId !== chat.id) throw new RpcError('INVITE_HASH_EXPIRED');
  checkOwner(found.adminId, chat, viewer.id);
  return found;
}

/** Other admins' links are the creator's to see. https://core.telegram.org/api/invites */
export function checkOwner(adminId: number, chat: Chat, viewerId: number): void {
  if (adminId !== viewerId && chat.creatorId !== viewerId) throw new RpcError('CHAT_ADMIN_REQUIRED');
}
