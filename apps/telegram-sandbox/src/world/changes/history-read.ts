import { z } from 'zod';
import { conversationAt } from '../conversation.ts';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const historyRead = z.object({
  type: z.literal('history-read'),
  in: z.object({ kind: z.enum(['chat', 'person']), id: z.number().int() }),
  by: z.number().int(),
  /** By the numbering of the conversation. */
  upTo: z.number().int(),
  at: z.number(),
});

/** Nobody reads backwards. */
export function applyHistoryRead(state: WorldState, change: z.infer<typeof historyRead>): Effect[] {
  const { by, upTo, at } = change;
  const conversation = conversationAt(change.in, by, state);
  if (!conversation) return [];
  const before = state.readMarks.of(conversation, by);
  if (upTo <= before) return [];
  state.readMarks.set(conversation, by, upTo);
  return [{ kind: 'read', conversation, readerId: by, before, upTo, at }];
}
