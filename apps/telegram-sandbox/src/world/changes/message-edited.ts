import { z } from 'zod';
import { type Conversation, conversationAt } from '../conversation.ts';
import type { Effect } from '../effects.ts';
import type { Message } from '../message.ts';
import { discussionOf } from '../post-copy.ts';
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

/** Also the copy of a post in the discussion group. https://github.com/gram-js/gramjs/issues/430 */
export function applyMessageEdited(state: WorldState, change: z.infer<typeof messageEdited>): Effect[] {
  const conversation = conversationAt(change.in, change.by, state);
  const message = conversation?.messages.get(change.messageId);
  if (!conversation || !message) return [];
  const edited = edit(conversation, message, change);
  const group = discussionOf(conversation, state.chats);
  const copy = group?.messages.copyOf({ chatId: change.in.id, messageId: change.messageId });
  return group && copy ? [edited, edit(group, copy, change)] : [edited];
}

function edit(
  conversation: Conversation,
  before: Message,
  { text, at }: z.infer<typeof messageEdited>,
): Effect {
  const message: Message = { ...before, content: { kind: 'text', text }, editedAt: at };
  conversation.messages.replace(message);
  return { kind: 'message-edited', conversation, message };
}
