import { linkView } from '../../invite-links/link-view.ts';
import { chatWithLinks, ownLink } from '../../invite-links/own-link.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { userViews } from '../../views/user.ts';

/** https://core.telegram.org/method/messages.getExportedChatInvite */
export const getExportedChatInvite: UserMethod<'messages.getExportedChatInvite'> = (call, context) => {
  const chat = chatWithLinks(call.peer, context);
  const link = ownLink(call.link, chat, context);
  const users = userViews([link.adminId], context);
  return { _: 'messages.exportedChatInvite', invite: linkView(link, chat), users };
};
