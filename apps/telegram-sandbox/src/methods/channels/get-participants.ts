import { channelOf } from '../../peers/input-chat.ts';
import { mayListMembers } from '../../peers/visible.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { hashOfIds } from '../../rpc/result-hash.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl, TlConstructor } from '../../tl/api.ts';
import { chatView } from '../../views/chat.ts';
import { channelParticipantView } from '../../views/participant.ts';
import { userViews } from '../../views/user.ts';
import { type Ban, banOf, type Chat, isAdmin, isThrownOut } from '../../world/chat.ts';
import type { Members } from '../../world/members.ts';
import { matches } from '../../world/name-words.ts';

const MAX_PAGE = 200;
/** No list goes on beyond about this many; see the lists of large groups in any client. */
const MAX_LISTED = 10_000;

/** A list of members, of which only the part that is asked for is made. */
type Listed = { readonly count: number; page(start: number, end: number): readonly number[] };

/**
 * The newest members first. `count` is how many there are, which may be more than can be listed.
 * https://core.telegram.org/method/channels.getParticipants
 */
export const getParticipants: UserMethod<'channels.getParticipants'> = (call, context) => {
  const { viewer } = context;
  const chat = channelOf(call.channel, context);
  if (!mayListMembers(chat, viewer.id))
    throw new RpcError(chat.kind === 'channel' ? 'CHAT_ADMIN_REQUIRED' : 'CHANNEL_PRIVATE');
  const listed = listedBy(call.filter, chat, context);
  const start = Math.max(0, call.offset);
  const end = Math.min(start + Math.min(Math.max(0, call.limit), MAX_PAGE), MAX_LISTED);
  const page = end > start ? listed.page(start, end) : [];
  if (call.hash !== 0n && call.hash === hashOfIds(page)) {
    return { _: 'channels.channelParticipantsNotModified' };
  }
  return {
    _: 'channels.channelParticipants',
    count: listed.count,
    participants: page.map(userId =>
      channelParticipantView(chat, userId, viewer.id, banShown(call.filter, chat, userId, context)),
    ),
    chats: [chatView(chat, context)],
    users: userViews(page, context),
  };
};

/** In the lists of those who were denied something stands what it was. */
function banShown(
  { _: kind }: Tl<'ChannelParticipantsFilter'>,
  chat: Chat,
  userId: number,
  { sandbox }: UserCallContext,
): Ban | null {
  if (kind !== 'channelParticipantsKicked' && kind !== 'channelParticipantsBanned') return null;
  return banOf(chat, userId, sandbox.clock.now());
}

/**
 * "Non-administrators can receive only administrators and bots" where members are hidden:
 * https://core.telegram.org/tdlib/docs/classtd_1_1td__api_1_1supergroup_full_info.html (has_hidden_members).
 */
function listedBy(filter: Tl<'ChannelParticipantsFilter'>, chat: Chat, context: UserCallContext): Listed {
  const { sandbox, viewer } = context;
  const { members } = chat;
  const { people, memberSearch } = sandbox.world;
  if (chat.settings.membersHidden && !isAdmin(chat, viewer.id)) {
    const shown = new Set([...adminsOf(chat), ...memberSearch.bots(chat)]);
    return whole(filtered([...shown], filter, context));
  }
  switch (filter._) {
    case 'channelParticipantsRecent':
      return newestOf(members);
    case 'channelParticipantsSearch':
    case 'channelParticipantsMentions':
      return filter.q?.trim() ? whole(memberSearch.find(filter.q, chat)) : newestOf(members);
    case 'channelParticipantsAdmins':
      return whole(adminsOf(chat));
    case 'channelParticipantsBots':
      return whole(memberSearch.bots(chat));
    case 'channelParticipantsContacts': {
      const contacts = [...sandbox.world.contacts.of(viewer.id).keys()].filter(id => members.has(id));
      return whole(contacts.filter(id => matches(people.get(id), filter.q)));
    }
    case 'channelParticipantsKicked':
    case 'channelParticipantsBanned':
      return whole(denied(filter, chat, context));
  }
}

const newestOf = (members: Members): Listed => ({
  count: members.size,
  page: (start, end) => members.page(start, end - start),
});

const whole = (userIds: readonly number[]): Listed => ({
  count: userIds.length,
  page: (start, end) => userIds.slice(start, end),
});

const adminsOf = ({ creatorId, admins, members }: Chat): number[] =>
  [creatorId, ...admins.keys()].filter(userId => members.has(userId));

/** What the filter leaves of a short list. */
function filtered(
  userIds: readonly number[],
  filter: Tl<'ChannelParticipantsFilter'>,
  { sandbox }: UserCallContext,
): readonly number[] {
  const { people } = sandbox.world;
  switch (filter._) {
    case 'channelParticipantsRecent':
    case 'channelParticipantsAdmins':
      return userIds;
    case 'channelParticipantsBots':
      return userIds.filter(userId => people.get(userId)?.bot);
    default:
      return userIds.filter(userId => matches(people.get(userId), filter.q ?? ''));
  }
}

/** Whom the admins threw out, or let stay with fewer rights; only they see it. */
function denied(
  { _: kind, q }: TlConstructor<'channelParticipantsKicked' | 'channelParticipantsBanned'>,
  chat: Chat,
  { sandbox, viewer }: UserCallContext,
): readonly number[] {
  if (!isAdmin(chat, viewer.id)) throw new RpcError('CHAT_ADMIN_REQUIRED');
  const now = sandbox.clock.now();
  return [...chat.bans.keys()].filter(userId => {
    const kicked = isThrownOut(chat, userId, now);
    const wanted =
      kind === 'channelParticipantsKicked' ? kicked : !kicked && banOf(chat, userId, now) !== null;
    return wanted && matches(sandbox.world.people.get(userId), q);
  });
}
