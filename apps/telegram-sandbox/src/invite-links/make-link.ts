import { randomBytes } from 'node:crypto';
import type { UserCallContext } from '../rpc/call.ts';
import type { Chat } from '../world/chat.ts';
import type { InviteLink } from '../world/invite-links.ts';

const HASH_BYTES = 12;

export type LinkWish = Pick<InviteLink, 'title' | 'expiresAt' | 'usageLimit' | 'requestNeeded'>;

const unlimited: LinkWish = { title: null, expiresAt: null, usageLimit: null, requestNeeded: false };

/** A new link of `adminId`: as wished, or the permanent one. */
export function makeLink(
  chat: Chat,
  adminId: number,
  wish: LinkWish | null,
  {
    sandbox: { world, clock },
    session,
  }: Pick<UserCallContext, 'sandbox'> & Partial<Pick<UserCallContext, 'session'>>,
): InviteLink {
  const hash = randomBytes(HASH_BYTES).toString('base64url');
  const link = { chatId: chat.id, userId: adminId, hash, at: clock.now(), ...(wish ?? unlimited) };
  world.commit({ type: 'invite-link-made', ...link, permanent: wish === null }, session);
  const made = world.inviteLinks.get(hash);
  if (!made) throw new Error('a link was made but is not there');
  return made;
}
