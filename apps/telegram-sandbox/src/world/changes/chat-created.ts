import { z } from 'zod';
import type { Chat } from '../chat.ts';
import type { Effect } from '../effects.ts';
import { drawnMembers } from '../generated-chats.ts';
import { History } from '../history.ts';
import type { WorldState } from '../world.ts';

const userId = z.number().int();

export const chatCreated = z.object({
  type: z.literal('chat-created'),
  id: z.number().int(),
  kind: z.enum(['group', 'supergroup', 'channel']),
  title: z.string(),
  username: z.string().nullable(),
  creatorId: userId,
  admins: z.array(z.object({ userId, canInvite: z.boolean() })),
  /** Named members, besides the creator and the admins. */
  memberIds: z.array(userId),
  /** How many more are drawn from the generated people. */
  drawn: z.number().int(),
  at: z.number(),
});

export function applyChatCreated(
  { seed, people, chats }: WorldState,
  change: z.infer<typeof chatCreated>,
): Effect[] {
  const { id, kind, title, username, creatorId, admins, memberIds, drawn, at } = change;
  const members = drawnMembers(seed, people, id, { size: drawn, from: at, until: at });
  for (const memberId of [creatorId, ...admins.map(admin => admin.userId), ...memberIds]) {
    members.add(memberId, { joinedAt: at, invitedBy: null });
  }
  const promotion = { promotedBy: creatorId, promotedAt: at };
  const chat: Chat = {
    id,
    kind,
    title,
    username,
    createdAt: at,
    creatorId,
    admins: new Map(admins.map(({ userId: adminId, canInvite }) => [adminId, { canInvite, ...promotion }])),
    members,
    banned: new Set(),
    messages: new History({
      count: 1,
      message: messageId => ({ id: messageId, fromId: creatorId, at, content: { kind: 'created', title } }),
    }),
  };
  chats.add(chat);
  return [
    { kind: 'membership', chat, userIds: [creatorId, ...admins.map(admin => admin.userId), ...memberIds] },
  ];
}
