import type { Tl, TlConstructor } from '../tl/api.ts';
import { type Chat, roleOf } from '../world/chat.ts';
import { allAdminRights, type MemberRight } from '../world/rights.ts';
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
    default_banned_rights: deniedView(chat.settings.denied),
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
    default_banned_rights: chat.kind === 'supergroup' ? deniedView(chat.settings.denied) : undefined,
  };
}

/** What somebody, or everybody, is denied; 0 stands for ever. */
export function deniedView(
  denied: readonly MemberRight[],
  until: number | null = null,
): TlConstructor<'chatBannedRights'> {
  return { _: 'chatBannedRights', ...flags(denied), until_date: until === null ? 0 : seconds(until) };
}

/** What an admin may do; undefined for everybody else. */
export function rightsOf(chat: Chat, userId: number): TlConstructor<'chatAdminRights'> | undefined {
  const rights = chat.creatorId === userId ? allAdminRights : chat.admins.get(userId)?.rights;
  return rights && { _: 'chatAdminRights', ...flags(rights) };
}

const flags = <Right extends string>(rights: readonly Right[]): Partial<Record<Right, true>> => {
  const set: Partial<Record<Right, true>> = {};
  for (const right of rights) set[right] = true;
  return set;
};
