import { checkTerms } from '../../invite-links/check-terms.ts';
import { linkView } from '../../invite-links/link-view.ts';
import { makeLink } from '../../invite-links/make-link.ts';
import { chatWithLinks, ownLink } from '../../invite-links/own-link.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Call } from '../../tl/api.ts';
import { userViews } from '../../views/user.ts';
import type { InviteLink, LinkPatch } from '../../world/invite-links.ts';

/**
 * Changes a link, or revokes it; in the place of a revoked permanent one comes another.
 * https://core.telegram.org/method/messages.editExportedChatInvite
 */
export const editExportedChatInvite: UserMethod<'messages.editExportedChatInvite'> = (call, context) => {
  const chat = chatWithLinks(call.peer, context);
  const link = ownLink(call.link, chat, context);
  if (link.revoked) throw new RpcError('INVITE_HASH_EXPIRED');
  const users = userViews([link.adminId], context);
  if (!call.revoked) {
    if (link.permanent) throw new RpcError('CHAT_INVITE_PERMANENT');
    const patch = patchOf(call);
    // A link that has ended may be called otherwise and stay ended.
    checkTerms({ ...link, ...patch, expiresAt: patch.expiresAt ?? null }, context.sandbox.clock.now());
    const invite = linkView(change(link, patch, context), chat);
    return { _: 'messages.exportedChatInvite', invite, users };
  }
  const invite = linkView(change(link, { revoked: true }, context), chat);
  if (!link.permanent) return { _: 'messages.exportedChatInvite', invite, users };
  const new_invite = linkView(makeLink(chat, link.adminId, null, context), chat);
  return { _: 'messages.exportedChatInviteReplaced', invite, new_invite, users };
};

/** 0 lifts a limit or an end. */
function patchOf(call: Call<'messages.editExportedChatInvite'>): LinkPatch {
  return {
    ...(call.title !== undefined && { title: call.title }),
    ...(call.request_needed !== undefined && { requestNeeded: call.request_needed }),
    ...(call.usage_limit !== undefined && { usageLimit: call.usage_limit || null }),
    ...(call.expire_date !== undefined && { expiresAt: call.expire_date * 1000 || null }),
  };
}

function change(link: InviteLink, patch: LinkPatch, { sandbox, session }: UserCallContext): InviteLink {
  sandbox.world.commit({ type: 'invite-link-changed', hash: link.hash, patch }, session);
  return sandbox.world.inviteLinks.get(link.hash) ?? link;
}
