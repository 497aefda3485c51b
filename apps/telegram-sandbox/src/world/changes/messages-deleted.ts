import { z } from 'zod';
import { conversationAt, isCountedInBoxes } from '../conversation.ts';
import type { Effect } from '../effects.ts';
import type { WorldState } from '../world.ts';

export const messagesDeleted = z.object({
  type: z.literal('messages-deleted'),
  in: z.object({ kind: z.enum(['chat', 'person']), id: z.number().int() }),
  /** Who did it; the ids are those of the conversation. */
  by: z.number().int(),
  messageIds: z.array(z.number().int()),
  /** Whether the others lose them too. */
  forAll: z.boolean(),
  at: z.number(),
});

/** What lies in boxes stays where it was written and is lost box by box; a channel has one copy for all. */
export function applyMessagesDeleted(state: WorldState, change: z.infer<typeof messagesDeleted>): Effect[] {
  const { by, messageIds, forAll, at } = change;
  const conversation = conversationAt(change.in, by, state);
  if (!conversation) return [];
  if (isCountedInBoxes(conversation))
    return [{ kind: 'messages-deleted', conversation, messageIds, onlyFor: forAll ? null : by, at }];
  const deleted = messageIds.filter(messageId => conversation.messages.delete(messageId));
  if (deleted.length === 0) return [];
  return [{ kind: 'messages-deleted', conversation, messageIds: deleted, onlyFor: null, at }];
}
