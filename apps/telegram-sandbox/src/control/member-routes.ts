import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Chat, roleOf } from '../world/chat.ts';
import { adminSchema, rightsOf } from './admin-rights.ts';
import type { ControlApp } from './app.ts';
import { existingChat, existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { notFound } from './problem.ts';

const memberSchema = z.object({
  userId: idSchema,
  username: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  role: z.enum(['creator', 'admin', 'member']),
  invitedBy: idSchema.nullable(),
  joinedAt: timeSchema,
});
const params = z.object({ chatId: idSchema });
const memberParams = z.object({ chatId: idSchema, userId: idSchema });
const page = z.strictObject({
  offset: z.coerce.number().int().min(0).default(0).describe('How many are passed over first.'),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000).describe('How many at most.'),
});

export function memberRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world, clock } = sandbox;

  app.get(
    '/chats/:chatId/members',
    {
      schema: {
        summary: 'The members, newest first.',
        params,
        querystring: page,
        response: { 200: z.object({ items: z.array(memberSchema), total: z.number().int() }) },
      },
    },
    ({ params: { chatId }, query: { offset, limit } }) => {
      const chat = existingChat(sandbox, chatId);
      const userIds = chat.members.page(offset, limit);
      return { items: userIds.map(userId => memberItem(chat, userId, sandbox)), total: chat.members.size };
    },
  );

  app.put(
    '/chats/:chatId/admins/:userId',
    {
      schema: {
        summary: 'Makes somebody an admin, and a member if they are none.',
        params: memberParams,
        body: adminSchema,
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId, userId }, body }, reply) => {
      const chat = existingChat(sandbox, chatId);
      const person = existingPerson(sandbox, userId);
      const promotion = { promotedBy: chat.creatorId, at: clock.now() };
      world.commit({
        type: 'admin-set',
        chatId: chat.id,
        userId: person.id,
        rights: rightsOf(body),
        ...promotion,
      });
      reply.code(204);
      return null;
    },
  );

  app.delete(
    '/chats/:chatId/members/:userId',
    {
      schema: {
        summary: 'Lets somebody leave; with ban=true they are thrown out.',
        params: memberParams,
        querystring: z.strictObject({
          ban: z.stringbool().default(false).describe('Whether they are thrown out, and may not come back.'),
        }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId, userId }, query: { ban } }, reply) => {
      const chat = existingChat(sandbox, chatId);
      if (!chat.members.has(Number(userId)))
        throw notFound(`member ${userId}`, `GET /chats/${chatId}/members`);
      world.commit({
        type: 'member-removed',
        chatId: chat.id,
        userId: Number(userId),
        at: clock.now(),
        ...(ban && { ban: thrownOut(chat, clock) }),
      });
      reply.code(204);
      return null;
    },
  );
}

const thrownOut = ({ creatorId }: Chat, clock: Clock) => ({
  denied: ['view_messages' as const],
  until: null,
  by: creatorId,
  at: clock.now(),
});

function memberItem(chat: Chat, userId: number, sandbox: Sandbox): z.infer<typeof memberSchema> {
  const { username, firstName, lastName } = existingPerson(sandbox, String(userId));
  const membership = chat.members.membership(userId);
  const invitedBy = membership?.invitedBy ?? null;
  return {
    userId: String(userId),
    username,
    firstName,
    lastName,
    role: roleOf(chat, userId) ?? 'member',
    invitedBy: invitedBy === null ? null : String(invitedBy),
    joinedAt: iso(membership?.joinedAt ?? chat.createdAt),
  };
}
