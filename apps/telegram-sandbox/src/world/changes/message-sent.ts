import { z } from 'zod';
import { conversationAt } from '../conversation.ts';
import type { Effect } from '../effects.ts';
import { sendKey } from '../message.ts';
import type { WorldState } from '../world.ts';

export const messageSent = z.object({
  type: z.literal('message-sent'),
  to: z.object({ kind: z.enum(['chat', 'person']), id: z.number().int() }),
  fromId: z.number().int(),
  randomId: z.string(),
  text: z.string(),
  at: z.number(),
  /** By the numbering of the conversation. */
  replyTo: z.object({ id: z.number().int(), topId: z.number().int().exactOptional() }).exactOptional(),
});

export function applyMessageSent(state: WorldState, change: z.infer<typeof messageSent>): Effect[] {
  const { to, fromId, randomId, text, at, replyTo } = change;
  const chat = conversationAt(to, fromId, state);
  if (!chat) return [];
  const reply = replyTo && { replyTo };
  const message = chat.messages.append({ fromId, at, content: { kind: 'text', text }, ...reply });
  state.sent.set(sendKey(fromId, to, randomId), message);
  return [
    chat.kind === 'private'
      ? { kind: 'private-message', chat, message }
      : { kind: 'chat-message', chat, message },
  ];
}
