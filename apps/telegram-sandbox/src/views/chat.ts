import { isVisible } from '../peers/visible.ts';
import type { Tl, TlConstructor } from '../tl/api.ts';
import { banOf, type Chat, roleOf } from '../world/chat.ts';
import { allAdminRights, type MemberRight } from '../world/rights.ts';
import { seconds } from './seconds.ts';
import type { Viewpoint } from './user.ts';

/** A chat as one account sees it. A supergroup or channel whose door is closed shows only its name. */
export function chatView(chat: Chat, viewpoint: Viewpoint): Tl<'Chat'> {
  return chat.kind === 'group' ? groupView(chat, viewpoint) : channelView(chat, viewpoint);
}

function groupView(chat: Chat, viewpoint: Viewpoint): Tl<'Chat'> {
  const { viewer } = viewpoint;
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
    ...migration(chat, viewpoint),
    version: chat.messages.newestId,
    admin_rights: rightsOf(chat, viewer.id),
    default_banned_rights: deniedView(chat.settings.denied),
  };
}

/** A small group that has become a supergroup is closed and says where it went. https://core.telegram.org/api/channel#migration */
function migration({ settings: { migratedTo } }: Chat, { viewer, sandbox }: Viewpoint) {
  if (migratedTo === null) return {};
  const access_hash = sandbox.accessHashes.of(viewer.id, migratedTo);
  const migrated_to: Tl<'InputChannel'> = { _: 'inputChannel', channel_id: BigInt(migratedTo), access_hash };
  return { deactivated: true, migrated_to };
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
  if (!isVisible(chat, viewer.id, sandbox)) return { _: 'channelForbidden', ...base };
  const ban = banOf(chat, viewer.id, sandbox.clock.now());
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
    banned_rights: ban ? deniedView(ban.denied, ban.until) : undefined,
    default_banned_rights: chat.kind === 'supergroup' ? deniedView(chat.settings.denied) : undefined,
    has_link: chat.settings.linkedChatId !== null,
    slowmode_enabled: chat.settings.slowModeSeconds > 0,
    join_to_send: chat.settings.joinToSend,
    join_request: chat.settings.joinByRequest,
  };
}

/**
 * A channel that was only met as the author of a message, and that the account does not see: it learns no more than
 * what it is called. https://core.telegram.org/api/min
 */
export function minChannelView(chat: Chat, { viewer, sandbox }: Viewpoint): Tl<'Chat'> {
  return {
    _: 'channel',
    min: true,
    id: BigInt(chat.id),
    access_hash: sandbox.accessHashes.ofPhoto(viewer.id, chat.id),
    title: chat.title,
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind === 'supergroup',
    left: true,
    photo: { _: 'chatPhotoEmpty' },
    date: 0,
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
