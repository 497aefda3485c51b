import { z } from 'zod';
import { conversationAt } from '../conversation.ts';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const messageEdited = z.object({
  type: z.literal('message-edited'),
  in: z.object({ kind: z.enum(['chat', 'person']), id: z.number().int() }),
  /** Who did it; the ids are those of the conversation. */
  by: z.number().int(),
  messageId: z.number().int(),
  text: z.string(),
  at: z.number(),
});

export function applyMessageEdited(state: WorldState, change: z.infer<typeof messageEdited>): Effect[] {
  const conversation = conversationAt(change.in, change.by, state);
  const before = conversation?.messages.get(change.messageId);
  if (!conversation || !before) return [];
  const message = { ...before, content: { kind: 'text' as const, text: change.text }, editedAt: change.at };
  conversation.messages.replace(message);
  return [{ kind: 'message-edited', conversation, message }];
}
