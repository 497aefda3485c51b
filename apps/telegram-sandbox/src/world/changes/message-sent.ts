import { z } from 'zod';
import { conversationAt } from '../conversation.ts';
import type { Effect } from '../effects.ts';
import { sendKey } from '../message.ts';
import { copyToDiscussion } from '../post-copy.ts';
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
  const seen = chat.kind === 'channel' && { views: 1 };
  const message = chat.messages.append({ fromId, at, content: { kind: 'text', text }, ...reply, ...seen });
  state.sent.set(sendKey(fromId, to, randomId), message);
  if (chat.kind === 'private') return [{ kind: 'private-message', chat, message }];
  return [{ kind: 'chat-message', chat, message }, ...copyToDiscussion(chat, message, state.chats)];
}
