import { hashIn, linkView } from '../../invite-links/link-view.ts';
import { chatWithLinks, checkOwner } from '../../invite-links/own-link.ts';
import { userOf } from '../../peers/input-user.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { userViews } from '../../views/user.ts';

const MAX_PAGE = 100;

/** The links of one admin, newest first. https://core.telegram.org/method/messages.getExportedChatInvites */
export const getExportedChatInvites: UserMethod<'messages.getExportedChatInvites'> = (call, context) => {
  const chat = chatWithLinks(call.peer, context);
  const admin = userOf(call.admin_id, context);
  checkOwner(admin.id, chat, context.viewer.id);
  const links = context.sandbox.world.inviteLinks
    .of(chat.id)
    .filter(link => link.adminId === admin.id && link.revoked === (call.revoked === true))
    .reverse();
  const last = call.offset_link === undefined ? null : hashIn(call.offset_link);
  const start = last === null ? 0 : links.findIndex(({ hash }) => hash === last) + 1;
  const page = links.slice(start, start + Math.min(Math.max(0, call.limit), MAX_PAGE));
  return {
    _: 'messages.exportedChatInvites',
    count: links.length,
    invites: page.map(link => linkView(link, chat)),
    users: userViews([admin.id], context),
  };
};
