import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { Chat } from '../world/chat.ts';
import type { ControlApp } from './app.ts';
import { changeChat, changeChatSchema } from './change-chat.ts';
import { chatSettingsView, chatSettingsViewSchema } from './chat-settings.ts';
import { createChat, createChatSchema } from './create-chat.ts';
import { existingChat } from './existing.ts';
import { idSchema } from './ids.ts';

const kindSchema = z.enum(['group', 'supergroup', 'channel']);
const chatSchema = z.object({
  chatId: idSchema,
  kind: kindSchema,
  title: z.string(),
  username: z.string().nullable(),
  memberCount: z.number().int(),
  messageCount: z.number().int(),
  creatorUserId: idSchema,
  settings: chatSettingsViewSchema,
});
const params = z.object({ chatId: idSchema });

export function chatRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world } = sandbox;

  app.get(
    '/chats',
    {
      schema: {
        summary: 'All chats whose title or username holds what is asked for.',
        querystring: z.strictObject({
          query: z.string().default('').describe('Part of a title or username.'),
        }),
        response: { 200: z.object({ items: z.array(chatSchema) }) },
      },
    },
    ({ query: { query } }) => {
      const wanted = query.toLowerCase();
      const fits = ({ title, username }: Chat) => `${title} ${username ?? ''}`.toLowerCase().includes(wanted);
      return { items: world.chats.all().filter(fits).map(chatItem) };
    },
  );

  app.post(
    '/chats',
    {
      schema: {
        summary: 'Founds a chat with its first members.',
        body: createChatSchema,
        response: { 201: chatSchema },
      },
    },
    ({ body }, reply) => {
      reply.code(201);
      return chatItem(createChat(body, sandbox));
    },
  );

  app.get(
    '/chats/:chatId',
    { schema: { summary: 'One chat.', params, response: { 200: chatSchema } } },
    request => chatItem(existingChat(sandbox, request.params.chatId)),
  );

  app.patch(
    '/chats/:chatId',
    {
      schema: {
        summary: 'Changes a chat; what is not named stays as it is.',
        params,
        body: changeChatSchema,
        response: { 200: chatSchema },
      },
    },
    ({ params: { chatId }, body }) => {
      const chat = existingChat(sandbox, chatId);
      changeChat(chat, body, sandbox);
      return chatItem(chat);
    },
  );
}

function chatItem(chat: Chat): z.infer<typeof chatSchema> {
  const { id, kind, title, username, members, messages, creatorId } = chat;
  return {
    ...{ chatId: String(id), kind, title, username },
    memberCount: members.size,
    messageCount: messages.size,
    creatorUserId: String(creatorId),
    settings: chatSettingsView(chat),
  };
}
