import { z } from 'zod';
import type { Effect } from '../effects.ts';
import { adminRights } from '../rights.ts';
import type { WorldState } from '../world.ts';

export const adminSet = z.object({
  type: z.literal('admin-set'),
  chatId: z.number().int(),
  userId: z.number().int(),
  /** With none they are a plain member again. */
  rights: z.array(z.enum(adminRights)),
  rank: z.string().exactOptional(),
  promotedBy: z.number().int(),
  at: z.number(),
});

/** Whoever becomes an admin is denied nothing any more. */
export function applyAdminSet({ chats }: WorldState, change: z.infer<typeof adminSet>): Effect[] {
  const { rights, rank, promotedBy, at } = change;
  const chat = chats.get(change.chatId);
  if (!chat) return [];
  chat.left.delete(change.userId);
  chat.members.add(change.userId, { joinedAt: at, invitedBy: null });
  if (rights.length === 0) chat.admins.delete(change.userId);
  else {
    chat.admins.set(change.userId, { rights, rank, promotedBy, promotedAt: at });
    chat.bans.delete(change.userId);
  }
  const effects: Effect[] = [{ kind: 'membership', chat, userIds: [change.userId] }];
  if (chat.requests.delete(change.userId)) effects.push({ kind: 'join-requests', chat });
  return effects;
}
