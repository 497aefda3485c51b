import type { Admin, Chat, ChatKind, ChatSettings } from '../chat.ts';
import { type DrawnMessages, History } from '../history.ts';
import { languageOf } from '../language.ts';
import { Members } from '../members.ts';
import type { People } from '../people.ts';
import { chance, mix } from '../random.ts';
import { type AdminRight, allAdminRights, usualAdminRights, usuallyDenied } from '../rights.ts';
import type { DrawnChat } from './drawn-chat.ts';
import { drawnChatter } from './drawn-chatter.ts';
import { drawnComments } from './drawn-comments.ts';
import { drawnMembers } from './drawn-members.ts';
import { commentCounts, drawnPosts } from './drawn-posts.ts';
import { chatTopics } from './topics.ts';

/** Generated chats were founded, and their first members came, between these two days. */
const FOUNDED_FROM = Date.parse('2021-01-01T00:00:00Z');
const FOUNDED_UNTIL = Date.parse('2024-01-01T00:00:00Z');
export const HISTORY_ENDS = Date.parse('2025-06-01T00:00:00Z');

const FIRST_ID = 1_400_000_000;
const ID_STEP = 611_953;

const SUPERGROUPS = 32;
const GROUPS = 6;
const CHANNELS = 12;
/** The largest channels have a discussion group each. */
const DISCUSSIONS = 8;
const FIRST_CHANNEL = SUPERGROUPS + GROUPS;
const FIRST_DISCUSSION = FIRST_CHANNEL + CHANNELS;
const SMALLEST = 10;

const trait = {
  founded: 101,
  size: 102,
  messages: 103,
  plainInvite: 104,
  hidden: 105,
  requests: 106,
  slow: 107,
  admin: 108,
};

/** One numbering for all kinds, so that an id alone says which chat is meant. */
export const chatIdAt = (number: number): number => FIRST_ID + number * ID_STEP;

/** One chat as it is planned, before anybody is in it. */
type Plan = { readonly number: number; readonly kind: ChatKind; readonly size: number };

/**
 * The chats a world begins with. As in real communities a few are large and most are small: the n-th largest
 * has 1/n^1.5 of the members of the largest. After them come the channels' discussion groups.
 */
export function generateChats(seed: number, people: People): Chat[] {
  const largest = Math.min(200_000, Math.floor(people.generatedCount * 0.8));
  const ranked = (rank: number) => Math.max(SMALLEST, Math.floor(largest / (rank + 1) ** 1.5));
  const plans = (count: number, first: number, kind: ChatKind, sizeOf: (index: number) => number): Plan[] =>
    Array.from({ length: count }, (_, index) => ({ number: first + index, kind, size: sizeOf(index) }));
  const channels = plans(CHANNELS, FIRST_CHANNEL, 'channel', ranked);
  const planned = [
    ...plans(SUPERGROUPS, 0, 'supergroup', ranked),
    // Not more than there are people in the smallest of worlds.
    ...plans(GROUPS, SUPERGROUPS, 'group', index =>
      Math.min(largest, 10 + (mix(seed, SUPERGROUPS + index, trait.size) % 170)),
    ),
    ...channels,
    ...plans(DISCUSSIONS, FIRST_DISCUSSION, 'supergroup', rank =>
      Math.max(SMALLEST, Math.floor(ranked(rank) / 6)),
    ),
  ];
  return planned.map(plan => generateChat(seed, people, plan));
}

function generateChat(seed: number, people: People, { number, kind, size }: Plan): Chat {
  const { title, username } = nameOf(number, kind);
  const drawn = drawnChat(seed, people, { number, kind, size });
  const { creatorId, adminIds, from } = drawn;
  return {
    id: drawn.chatId,
    kind,
    language: drawn.language,
    title,
    username,
    createdAt: from,
    creatorId,
    settings: settingsOf(seed, number, kind, size),
    admins: new Map(adminIds.map((userId, nth) => [userId, adminOf(seed, number, nth, drawn)])),
    members: new Members(drawn.members),
    bans: new Map(),
    requests: new Map(),
    left: new Set(),
    peeks: new Map(),
    messages: new History(messagesOf(seed, people, { number, kind, size }, drawn)),
  };
}

function drawnChat(seed: number, people: People, { number, kind, size }: Plan): DrawnChat {
  const chatId = chatIdAt(number);
  const { title } = nameOf(number, kind);
  const language = languageOf(title);
  const founded = mix(seed, topicNumber(number), trait.founded) % 1000;
  const from = FOUNDED_FROM + ((FOUNDED_UNTIL - FOUNDED_FROM) * founded) / 1000;
  const until = HISTORY_ENDS;
  const members = drawnMembers(seed, people, { chatId, size, language, from, until });
  const admins = Math.max(1, Math.min(10, Math.floor(Math.log2(size)) - 3));
  const adminIds = Array.from({ length: Math.min(admins, size - 1) }, (_, nth) => members.at(nth + 1)).filter(
    userId => people.get(userId)?.deleted === false,
  );
  return { seed, chatId, title, language, creatorId: members.at(0), adminIds, members, from, until };
}

/** A discussion group is about its channel's topic. */
const topicNumber = (number: number): number =>
  number >= FIRST_DISCUSSION ? number - FIRST_DISCUSSION + FIRST_CHANNEL : number;

function nameOf(number: number, kind: ChatKind): Pick<Chat, 'title' | 'username'> {
  const about = topicNumber(number);
  const topic = chatTopics[about % chatTopics.length] ?? { slug: 'chat', title: 'Chat' };
  const nth = about < chatTopics.length ? '' : ` ${Math.floor(about / chatTopics.length) + 1}`;
  const discussion = languageOf(topic.title) === 'ru' ? ': обсуждение' : ': discussion';
  const isPrivate = kind === 'group' || about % 4 === 3;
  return {
    title: `${topic.title}${nth}${number === about ? '' : discussion}`,
    username: isPrivate ? null : `${topic.slug}_${kind === 'channel' ? 'news' : 'chat'}_${number + 1}`,
  };
}

function settingsOf(seed: number, number: number, kind: ChatKind, size: number): ChatSettings {
  const drawn = (what: number): number => chance(seed, number, what);
  const supergroup = kind === 'supergroup';
  const isChannelWithDiscussion = kind === 'channel' && number < FIRST_CHANNEL + DISCUSSIONS;
  const isDiscussion = number >= FIRST_DISCUSSION;
  const plainInvite = kind !== 'channel' && drawn(trait.plainInvite) < 0.4;
  return {
    about: '',
    denied: usuallyDenied.filter(right => !(plainInvite && right === 'invite_users')),
    membersHidden: supergroup && !isDiscussion && size >= 100 && drawn(trait.hidden) < 0.15,
    joinByRequest: supergroup && !isDiscussion && drawn(trait.requests) < 0.12,
    joinToSend: isDiscussion && drawn(trait.requests) < 0.2,
    peekable: kind === 'channel' && drawn(trait.hidden) < 0.5,
    slowModeSeconds: supergroup && drawn(trait.slow) < 0.2 ? 30 : 0,
    linkedChatId: isDiscussion
      ? chatIdAt(number - CHANNELS)
      : isChannelWithDiscussion
        ? chatIdAt(number + CHANNELS)
        : null,
    migratedTo: null,
  };
}

/** What admins may do differs: some do all, some add people, some keep order, one or two only talk. */
const adminProfiles: readonly (readonly AdminRight[])[] = [
  allAdminRights,
  usualAdminRights({ canInvite: true }),
  usualAdminRights({ canInvite: false }),
  ['delete_messages', 'ban_users', 'pin_messages', 'other'],
  ['invite_users', 'other'],
  [...allAdminRights, 'anonymous'],
  ['change_info', 'post_messages', 'edit_messages', 'other'],
];

function adminOf(seed: number, number: number, nth: number, { creatorId, from }: DrawnChat): Admin {
  const profile = (mix(seed, number, trait.admin) + nth) % adminProfiles.length;
  return { rights: adminProfiles[profile] ?? allAdminRights, promotedBy: creatorId, promotedAt: from };
}

function messagesOf(seed: number, people: People, plan: Plan, drawn: DrawnChat): DrawnMessages {
  const draw = mix(seed, plan.number, trait.messages);
  if (plan.kind === 'channel') return drawnPosts(drawn, postsIn(seed, plan.number));
  if (plan.number < FIRST_DISCUSSION) {
    const count = plan.kind === 'group' ? 40 + (draw % 400) : 60 + plan.size * (2 + (draw % 5));
    return drawnChatter(drawn, Math.min(800_000, count));
  }
  const channelPlan: Plan = {
    number: topicNumber(plan.number),
    kind: 'channel',
    size: plan.size * 6,
  };
  const channel = drawnChat(seed, people, channelPlan);
  const posts = postsIn(seed, channelPlan.number);
  return drawnComments(drawn, {
    channelId: channel.chatId,
    posts: drawnPosts(channel, posts),
    comments: commentCounts(channel, posts),
    guest: random => people.idOf(drawn.language, random % people.countOf(drawn.language)),
    otherChannelId: chatIdAt(FIRST_CHANNEL + (draw % 2 === 0 ? CHANNELS - 2 : CHANNELS - 4)),
  });
}

const postsIn = (seed: number, number: number): number => 150 + (mix(seed, number, trait.messages) % 1_500);
