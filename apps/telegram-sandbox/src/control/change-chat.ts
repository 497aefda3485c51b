import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { Chat } from '../world/chat.ts';
import { chatSettingsSchema } from './chat-settings.ts';
import { refuseNamedGroup, usernameSchema } from './create-chat.ts';
import { existingChat } from './existing.ts';
import { idSchema } from './ids.ts';
import { Problem } from './problem.ts';

export const changeChatSchema = z.strictObject({
  title: z.string().min(1).max(128).exactOptional(),
  username: usernameSchema.nullable().exactOptional().describe('Null makes it private.'),
  linkedChatId: idSchema
    .nullable()
    .exactOptional()
    .describe('Of a channel: the supergroup in which its posts are discussed from now on; null for none.'),
  settings: chatSettingsSchema.exactOptional(),
});

/** Changes a chat; a Problem if its new name is taken, or the group to link is none. */
export function changeChat(chat: Chat, body: z.infer<typeof changeChatSchema>, sandbox: Sandbox): void {
  const { world } = sandbox;
  const { linkedChatId, ...change } = body;
  if (body.username) refuseNamedGroup(chat.kind);
  checkName(chat, body.username, sandbox);
  if (linkedChatId !== undefined) {
    const group = linkedChatId === null ? null : existingChat(sandbox, linkedChatId);
    if (chat.kind !== 'channel' || (group && group.kind !== 'supergroup'))
      throw new Problem(422, 'No discussion', 'A channel is linked with a supergroup. Choose such chats.');
    world.commit({ type: 'discussion-set', channelId: chat.id, groupId: group?.id ?? null });
  }
  if (Object.keys(change).length > 0) world.commit({ type: 'chat-changed', chatId: chat.id, ...change });
}

function checkName(chat: Chat, username: string | null | undefined, { world }: Sandbox): void {
  if (username === undefined || username === null) return;
  const owner = world.chats.byUsername(username) ?? world.people.byUsername(username);
  if (owner && owner.id !== chat.id)
    throw new Problem(409, 'Username taken', `@${username} is taken. Choose another one.`);
}
