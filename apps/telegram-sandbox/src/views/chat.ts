import type { Tl, TlConstructor } from '../tl/api.ts';
import { type Admin, type Chat, roleOf } from '../world/chat.ts';
import type { Viewpoint } from './user.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** A chat as one account sees it. A supergroup or channel whose door is closed shows only its name. */
export function chatView(chat: Chat, viewpoint: Viewpoint): Tl<'Chat'> {
  return chat.kind === 'group' ? groupView(chat, viewpoint) : channelView(chat, viewpoint);
}

function groupView(chat: Chat, { viewer }: Viewpoint): Tl<'Chat'> {
  const role = roleOf(chat, viewer.id);
  const id = BigInt(chat.id);
  if (role === null) return { _: 'chatForbidden', id, title: chat.title };
  return {
    _: 'chat',
    id,
    title: chat.title,
    creator: role === 'creator',
    photo: { _: 'chatPhotoEmpty' },
    participants_count: chat.members.size,
    date: seconds(chat.createdAt),
    version: chat.messages.newestId,
    admin_rights: rightsOf(chat, viewer.id),
    default_banned_rights: defaultBannedRights,
  };
}

function channelView(chat: Chat, { viewer, sandbox }: Viewpoint): Tl<'Chat'> {
  const role = roleOf(chat, viewer.id);
  const base = {
    id: BigInt(chat.id),
    access_hash: sandbox.accessHashes.of(viewer.id, chat.id),
    title: chat.title,
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind === 'supergroup',
  };
  if (role === null && chat.username === null) return { _: 'channelForbidden', ...base };
  return {
    _: 'channel',
    ...base,
    creator: role === 'creator',
    left: role === null,
    username: chat.username ?? undefined,
    photo: { _: 'chatPhotoEmpty' },
    date: seconds(chat.createdAt),
    participants_count: chat.members.size,
    admin_rights: rightsOf(chat, viewer.id),
    default_banned_rights: chat.kind === 'supergroup' ? defaultBannedRights : undefined,
  };
}

/** Plain members write but do not add others; see `mayInvite`. */
const defaultBannedRights: TlConstructor<'chatBannedRights'> = {
  _: 'chatBannedRights',
  invite_users: true,
  change_info: true,
  pin_messages: true,
  until_date: 0,
};

/** What an admin may do; undefined for everybody else. */
export function rightsOf(chat: Chat, userId: number): TlConstructor<'chatAdminRights'> | undefined {
  if (chat.creatorId === userId) return adminRights({ canInvite: true });
  const admin = chat.admins.get(userId);
  return admin && adminRights(admin);
}

function adminRights({ canInvite }: Pick<Admin, 'canInvite'>): TlConstructor<'chatAdminRights'> {
  return {
    _: 'chatAdminRights',
    change_info: true,
    post_messages: true,
    edit_messages: true,
    delete_messages: true,
    ban_users: true,
    invite_users: canInvite,
    pin_messages: true,
    manage_call: true,
    other: true,
  };
}
