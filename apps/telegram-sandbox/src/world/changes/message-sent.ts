import { z } from 'zod';
import { appendMessage } from '../chat.ts';
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
});

export function applyMessageSent(
  { chats, mailboxes, sent }: WorldState,
  change: z.infer<typeof messageSent>,
): Effect[] {
  const { to, fromId, randomId, text, at } = change;
  const chat = to.kind === 'chat' ? chats.get(to.id) : null;
  const key = sendKey(fromId, to, randomId);
  if (chat) {
    const message = appendMessage(chat, fromId, at, { kind: 'text', text });
    sent.set(key, message);
    return [{ kind: 'chat-message', chat, message }];
  }
  const delivered = mailboxes.deliver(fromId, to.id, text, at);
  const own = delivered.find(({ ownerId }) => ownerId === fromId);
  if (own) sent.set(key, own.message);
  return delivered.map(box => ({ kind: 'box-message', ...box }));
}
