import { z } from 'zod';
import { appendMessage } from '../chat.ts';
import type { Effect } from '../effects.ts';
import { memberRights } from '../rights.ts';
import type { WorldState } from '../world.ts';

/** What somebody is denied, until when, and by whom. */
export const banSchema = z.object({
  denied: z.array(z.enum(memberRights)),
  until: z.number().nullable(),
  by: z.number().int(),
  at: z.number(),
});

export const memberRemoved = z.object({
  type: z.literal('member-removed'),
  chatId: z.number().int(),
  userId: z.number().int(),
  /** Thrown out, so that they cannot come back by themselves. */
  ban: banSchema.exactOptional(),
  /** Who removed them, if they did not leave by themselves. */
  by: z.number().int().exactOptional(),
  at: z.number().exactOptional(),
});

/** Only small groups say in their history who went. */
export function applyMemberRemoved({ chats }: WorldState, change: z.infer<typeof memberRemoved>): Effect[] {
  const { chatId, userId, ban, at } = change;
  const chat = chats.get(chatId);
  if (!chat) return [];
  const went = chat.members.remove(userId);
  const byThemselves = change.ban === undefined && (change.by ?? userId) === userId;
  if (went && byThemselves) chat.left.add(userId);
  chat.admins.delete(userId);
  if (ban) chat.bans.set(userId, ban);
  const effects: Effect[] = [{ kind: 'membership', chat, userIds: [userId] }];
  if (chat.requests.delete(userId)) effects.push({ kind: 'join-requests', chat });
  if (chat.kind !== 'group' || at === undefined) return effects;
  const message = appendMessage(chat, change.by ?? ban?.by ?? userId, at, { kind: 'removed', userId });
  return [...effects, { kind: 'chat-message', chat, message }];
}
