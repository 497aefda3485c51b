import { z } from 'zod';
import type { Chat, ChatSettings } from '../chat.ts';
import type { Effect } from '../effects.ts';
import type { DrawnChat } from '../from-seed/drawn-chat.ts';
import { drawnChatter } from '../from-seed/drawn-chatter.ts';
import { drawnComments } from '../from-seed/drawn-comments.ts';
import { drawnMembers } from '../from-seed/drawn-members.ts';
import { commentCounts, drawnPosts } from '../from-seed/drawn-posts.ts';
import { type DrawnMessages, History } from '../history.ts';
import { languageOf } from '../language.ts';
import { Members } from '../members.ts';
import { adminRights, usuallyDenied } from '../rights.ts';
import type { WorldState } from '../world.ts';

const userId = z.number().int();

const foundedSchema = z.object({
  id: z.number().int(),
  kind: z.enum(['group', 'supergroup', 'channel']),
  title: z.string(),
  username: z.string().nullable(),
  creatorId: userId,
  admins: z.array(z.object({ userId, rights: z.array(z.enum(adminRights)) })),
  /** Named members, besides the creator and the admins. */
  memberIds: z.array(userId),
  /** How many more are drawn from the generated people. */
  drawn: z.number().int(),
  /** How many messages are drawn, from the year before. */
  drawnMessages: z.number().int().exactOptional(),
  at: z.number(),
});
type Founded = z.infer<typeof foundedSchema>;

export const chatCreated = z.object({
  type: z.literal('chat-created'),
  ...foundedSchema.shape,
  /** A channel's discussion group, with comments on the drawn posts. */
  discussion: foundedSchema.pick({ id: true, title: true, username: true, drawn: true }).exactOptional(),
});

const YEAR = 365 * 86_400_000;

const initialSettings: ChatSettings = {
  about: '',
  denied: usuallyDenied,
  membersHidden: false,
  joinByRequest: false,
  joinToSend: false,
  peekable: false,
  slowModeSeconds: 0,
  linkedChatId: null,
  migratedTo: null,
};

export function applyChatCreated(state: WorldState, change: z.infer<typeof chatCreated>): Effect[] {
  const { drawnMessages = 0, discussion } = change;
  const count = Math.max(1, drawnMessages);
  const drawn = drawnFor(state, change);
  const posts = change.kind === 'channel' ? drawnPosts(drawn, count) : drawnChatter(drawn, count);
  const chat = foundChat(state, change, drawn, posts);
  if (discussion) {
    const founded: Founded = { ...change, ...discussion, kind: 'supergroup', memberIds: [] };
    const own = drawnFor(state, founded);
    const comments = commentCounts(drawn, count);
    const { id: channelId } = chat;
    const discussed = { channelId, posts, comments, guest: guests(state, own), otherChannelId: channelId };
    const group = foundChat(state, founded, own, drawnComments(own, discussed));
    group.settings = { ...group.settings, linkedChatId: channelId };
    chat.settings = { ...chat.settings, linkedChatId: group.id };
  }
  const adminIds = change.admins.map(admin => admin.userId);
  const userIds = [change.creatorId, ...adminIds, ...change.memberIds];
  const membership: Effect = { kind: 'membership', chat, userIds };
  return chat.kind === 'group' ? [membership, ...drawnMessagesOf(chat)] : [membership];
}

/** Of a small group the first members have every message in their boxes; a channel's messages are its own. */
function drawnMessagesOf(chat: Chat): Effect[] {
  const { count, message } = chat.messages.drawn;
  return Array.from({ length: count }, (_, place) => ({
    kind: 'chat-message',
    chat,
    message: message(place + 1),
  }));
}

function drawnFor(
  { seed, people }: WorldState,
  { id, title, creatorId, admins, ...founded }: Founded,
): DrawnChat {
  const language = languageOf(title);
  const from = (founded.drawnMessages ?? 0) > 0 ? founded.at - YEAR : founded.at;
  const span = { from, until: founded.at };
  const members = drawnMembers(seed, people, { chatId: id, size: founded.drawn, language, ...span });
  const adminIds = admins.map(admin => admin.userId);
  return { seed, chatId: id, title, language, creatorId, adminIds, members, ...span };
}

function foundChat(state: WorldState, founded: Founded, drawn: DrawnChat, messages: DrawnMessages): Chat {
  const { id, kind, title, username, creatorId, admins, memberIds } = founded;
  const { from: createdAt, language } = drawn;
  const members = new Members(drawn.members);
  for (const memberId of [creatorId, ...drawn.adminIds, ...memberIds]) {
    members.add(memberId, { joinedAt: createdAt, invitedBy: null });
  }
  const promotion = { promotedBy: creatorId, promotedAt: createdAt };
  const chat: Chat = {
    ...{ id, kind, language, title, username, createdAt, creatorId, members },
    settings: initialSettings,
    admins: new Map(admins.map(({ userId: adminId, rights }) => [adminId, { rights, ...promotion }])),
    bans: new Map(),
    requests: new Map(),
    left: new Set(),
    peeks: new Map(),
    messages: new History(messages),
  };
  state.chats.add(chat);
  return chat;
}

const guests =
  ({ people }: WorldState, { language }: DrawnChat) =>
  (draw: number): number =>
    people.idOf(language, draw % people.countOf(language));
