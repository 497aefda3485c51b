import { z } from 'zod';
import type { Chat } from '../chat.ts';
import { type Conversation, conversationAt } from '../conversation.ts';
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
  forwardOf: z
    .object({
      author: z.object({ fromId: z.number().int(), asChatId: z.number().int().exactOptional() }),
      postId: z.number().int().exactOptional(),
      at: z.number(),
    })
    .exactOptional(),
});

export function applyMessageSent(state: WorldState, change: z.infer<typeof messageSent>): Effect[] {
  const { to, fromId, randomId, text, at, replyTo, forwardOf } = change;
  const chat = conversationAt(to, fromId, state);
  if (!chat) return [];
  const origin = { ...(replyTo && { replyTo }), ...(forwardOf && { forwardOf }) };
  const name = isAnonymous(chat, fromId) && { asChatId: chat.id };
  const seen = chat.kind === 'channel' && { views: 1 };
  const message = chat.messages.append({
    fromId,
    at,
    content: { kind: 'text', text },
    ...origin,
    ...seen,
    ...name,
  });
  state.sent.set(sendKey(fromId, to, randomId), message);
  if (chat.kind === 'private') return [{ kind: 'private-message', chat, message }];
  return [{ kind: 'chat-message', chat, message }, ...copyToDiscussion(chat, message, state.chats)];
}

/** Admins with that right write under the group's name. https://core.telegram.org/api/rights */
const isAnonymous = (chat: Conversation, fromId: number): chat is Chat =>
  chat.kind === 'supergroup' && chat.admins.get(fromId)?.rights.includes('anonymous') === true;
