import { z } from 'zod';
import type { Chat, ChatSettings } from '../chat.ts';
import { drawnChatter } from '../drawn-chatter.ts';
import { drawnMembers } from '../drawn-members.ts';
import { drawnPosts } from '../drawn-posts.ts';
import type { Effect } from '../effects.ts';
import { History } from '../history.ts';
import { languageOf } from '../language.ts';
import { Members } from '../members.ts';
import { adminRights, usuallyDenied } from '../rights.ts';
import type { WorldState } from '../world.ts';

const userId = z.number().int();

export const chatCreated = z.object({
  type: z.literal('chat-created'),
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
  /** The small group that has become this supergroup. */
  migratedFrom: z.number().int().exactOptional(),
  at: z.number(),
});

const YEAR = 365 * 86_400_000;

export const initialSettings: ChatSettings = {
  about: '',
  denied: usuallyDenied,
  membersHidden: false,
  joinByRequest: false,
  joinToSend: false,
  slowModeSeconds: 0,
  linkedChatId: null,
  migratedTo: null,
};

export function applyChatCreated(state: WorldState, change: z.infer<typeof chatCreated>): Effect[] {
  const { id, kind, title, username, creatorId, admins, memberIds, drawnMessages = 0, at } = change;
  const language = languageOf(title);
  const createdAt = drawnMessages > 0 ? at - YEAR : at;
  const drawn = drawnMembers(state.seed, state.people, {
    chatId: id,
    size: change.drawn,
    language,
    from: createdAt,
    until: at,
  });
  const members = new Members(drawn);
  const adminIds = admins.map(admin => admin.userId);
  for (const memberId of [creatorId, ...adminIds, ...memberIds]) {
    members.add(memberId, { joinedAt: createdAt, invitedBy: null });
  }
  const promotion = { promotedBy: creatorId, promotedAt: createdAt };
  const history = {
    ...{ seed: state.seed, chatId: id, title, language, creatorId, adminIds, members: drawn },
    ...{ from: createdAt, until: at },
  };
  const messages = (kind === 'channel' ? drawnPosts : drawnChatter)(history, Math.max(1, drawnMessages));
  const chat: Chat = {
    id,
    kind,
    language,
    title,
    username,
    createdAt,
    creatorId,
    settings: initialSettings,
    admins: new Map(admins.map(({ userId: adminId, rights }) => [adminId, { rights, ...promotion }])),
    members,
    bans: new Map(),
    requests: new Map(),
    left: new Set(),
    messages: new History(messages),
    ...(change.migratedFrom !== undefined && { migratedFrom: change.migratedFrom }),
  };
  state.chats.add(chat);
  const membership: Effect = { kind: 'membership', chat, userIds: [creatorId, ...adminIds, ...memberIds] };
  return kind === 'group' ? [membership, ...drawnMessagesOf(chat)] : [membership];
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
