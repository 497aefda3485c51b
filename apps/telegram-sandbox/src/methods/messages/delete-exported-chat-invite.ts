import { chatWithLinks, ownLink } from '../../invite-links/own-link.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';

/** A revoked link is forgotten. https://core.telegram.org/method/messages.deleteExportedChatInvite */
export const deleteExportedChatInvite: UserMethod<'messages.deleteExportedChatInvite'> = (call, context) => {
  const link = ownLink(call.link, chatWithLinks(call.peer, context), context);
  if (!link.revoked) throw new RpcError('INVITE_REVOKED_MISSING');
  const change = { type: 'invite-link-changed', hash: link.hash, patch: null } as const;
  context.sandbox.world.commit(change, context.session);
  return true;
};
