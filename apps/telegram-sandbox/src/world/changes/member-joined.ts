import { z } from 'zod';
import { appendMessage } from '../chat.ts';
import type { Effect } from '../effects.ts';
import type { MessageContent } from '../message.ts';
import type { WorldState } from '../world.ts';

/** Somebody came by themselves: to a public chat, by a link, or let in by an admin. */
export const memberJoined = z.object({
  type: z.literal('member-joined'),
  chatId: z.number().int(),
  userId: z.number().int(),
  linkHash: z.string().nullable(),
  /** The admin who let them in. */
  approvedBy: z.number().int().nullable(),
  at: z.number(),
});

export function applyMemberJoined(
  { chats, inviteLinks }: WorldState,
  change: z.infer<typeof memberJoined>,
): Effect[] {
  const { chatId, userId, linkHash, approvedBy, at } = change;
  const chat = chats.get(chatId);
  if (!chat) return [];
  const asked = chat.requests.delete(userId);
  chat.left.delete(userId);
  chat.members.add(userId, { joinedAt: at, invitedBy: approvedBy });
  const link = linkHash === null ? null : inviteLinks.get(linkHash);
  if (link) inviteLinks.use(link.hash, userId, { at, approvedBy });
  const effects: Effect[] = [{ kind: 'membership', chat, userIds: [userId] }];
  if (asked) effects.push({ kind: 'join-requests', chat });
  if (chat.kind === 'channel') return effects;
  const came: MessageContent =
    approvedBy !== null
      ? { kind: 'joined-by-request' }
      : link
        ? { kind: 'joined-by-link', inviterId: link.adminId }
        : { kind: 'added', userIds: [userId] };
  const message = appendMessage(chat, userId, at, came);
  return [...effects, { kind: 'chat-message', chat, message }];
}
