import { z } from 'zod';
import type { Effect } from '../effects.ts';
import { memberRights } from '../rights.ts';
import type { WorldState } from '../world.ts';

export const chatChanged = z.object({
  type: z.literal('chat-changed'),
  chatId: z.number().int(),
  title: z.string().exactOptional(),
  username: z.string().nullable().exactOptional(),
  settings: z
    .object({
      about: z.string().exactOptional(),
      denied: z.array(z.enum(memberRights)).exactOptional(),
      membersHidden: z.boolean().exactOptional(),
      joinByRequest: z.boolean().exactOptional(),
      joinToSend: z.boolean().exactOptional(),
      peekable: z.boolean().exactOptional(),
      slowModeSeconds: z.number().int().exactOptional(),
    })
    .exactOptional(),
});

export function applyChatChanged({ chats }: WorldState, change: z.infer<typeof chatChanged>): Effect[] {
  const chat = chats.get(change.chatId);
  if (!chat) return [];
  if (change.title !== undefined) chat.title = change.title;
  if (change.username !== undefined) chats.rename(chat, change.username);
  chat.settings = { ...chat.settings, ...change.settings };
  return [{ kind: 'chat-changed', chat }];
}
