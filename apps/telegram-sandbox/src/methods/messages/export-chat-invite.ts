import { checkTerms } from '../../invite-links/check-terms.ts';
import { linkView } from '../../invite-links/link-view.ts';
import { makeLink } from '../../invite-links/make-link.ts';
import { chatWithLinks } from '../../invite-links/own-link.ts';
import type { UserMethod } from '../../rpc/method.ts';

/**
 * A link into a chat. With a title, an end, a limit or for requests it is a new one; otherwise it is the admin's
 * permanent one, the same each time unless it is to be replaced.
 * https://core.telegram.org/method/messages.exportChatInvite
 */
export const exportChatInvite: UserMethod<'messages.exportChatInvite'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  const chat = chatWithLinks(call.peer, context);
  const wish = {
    title: call.title ?? null,
    expiresAt: call.expire_date === undefined ? null : call.expire_date * 1000,
    usageLimit: call.usage_limit ?? null,
    requestNeeded: call.request_needed === true,
  };
  checkTerms(wish, clock.now());
  const wished = wish.title !== null || wish.expiresAt !== null || wish.usageLimit !== null;
  if (wished || wish.requestNeeded) return linkView(makeLink(chat, viewer.id, wish, context), chat);
  const permanent = world.inviteLinks.permanentOf(chat.id, viewer.id);
  if (permanent && !call.legacy_revoke_permanent) return linkView(permanent, chat);
  if (permanent) {
    const revoked = { type: 'invite-link-changed', hash: permanent.hash, patch: { revoked: true } } as const;
    world.commit(revoked, session);
  }
  return linkView(makeLink(chat, viewer.id, null, context), chat);
};
