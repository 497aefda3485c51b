import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { type Chat, MAX_GROUP_MEMBERS, roleOf } from '../world/chat.ts';
import type { ControlApp } from './app.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { existingPerson } from './people-routes.ts';
import { notFound, Problem } from './problem.ts';

const kindSchema = z.enum(['group', 'supergroup', 'channel']);
const chatSchema = z.object({
  chatId: idSchema,
  kind: kindSchema,
  title: z.string(),
  username: z.string().nullable(),
  memberCount: z.number().int(),
});
const createSchema = z.strictObject({
  kind: kindSchema,
  title: z.string().min(1).max(128),
  username: z
    .string()
    .regex(/^[A-Za-z]\w{4,31}$/, 'a username has 5 to 32 letters, digits and underscores')
    .optional(),
  creatorUserId: idSchema,
  admins: z.array(z.object({ userId: idSchema, canInvite: z.boolean() })).default([]),
  members: z
    .union([z.object({ count: z.number().int().min(0) }), z.object({ userIds: z.array(idSchema) })])
    .default({ count: 0 })
    .describe('Besides the creator and the admins: how many are drawn from the world, or who.'),
});
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
const page = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

export function chatRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world, clock } = sandbox;

  app.get(
    '/chats',
    {
      schema: {
        querystring: z.object({ query: z.string().default('') }),
        response: { 200: z.object({ items: z.array(chatSchema) }) },
      },
    },
    ({ query: { query } }) => {
      const wanted = query.toLowerCase();
      const fits = ({ title, username }: Chat) => `${title} ${username ?? ''}`.toLowerCase().includes(wanted);
      return { items: world.chats.all().filter(fits).map(chatItem) };
    },
  );

  app.post('/chats', { schema: { body: createSchema, response: { 201: chatSchema } } }, ({ body }, reply) => {
    reply.code(201);
    return chatItem(createChat(body, sandbox));
  });

  app.get('/chats/:chatId', { schema: { params, response: { 200: chatSchema } } }, request =>
    chatItem(existingChat(sandbox, request.params.chatId)),
  );

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
      const userIds = chat.members.newestFirst().slice(offset, offset + limit);
      return { items: userIds.map(userId => memberItem(chat, userId, sandbox)), total: chat.members.size };
    },
  );

  app.put(
    '/chats/:chatId/admins/:userId',
    {
      schema: {
        summary: 'Makes somebody an admin, and a member if they are none.',
        params: memberParams,
        body: z.strictObject({ canInvite: z.boolean() }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId, userId }, body: { canInvite } }, reply) => {
      const chat = existingChat(sandbox, chatId);
      const person = existingPerson(sandbox, userId);
      const promotion = { promotedBy: chat.creatorId, at: clock.now() };
      world.commit({ type: 'admin-set', chatId: chat.id, userId: person.id, canInvite, ...promotion });
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
        querystring: z.object({ ban: z.stringbool().default(false) }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId, userId }, query: { ban } }, reply) => {
      const chat = existingChat(sandbox, chatId);
      if (!chat.members.has(Number(userId)))
        throw notFound(`member ${userId}`, `GET /chats/${chatId}/members`);
      world.commit({ type: 'member-removed', chatId: chat.id, userId: Number(userId), banned: ban });
      reply.code(204);
      return null;
    },
  );
}

function existingChat({ world }: Sandbox, chatId: string): Chat {
  const chat = world.chats.get(Number(chatId));
  if (!chat) throw notFound(`chat ${chatId}`, 'GET /chats');
  return chat;
}

function createChat(body: z.infer<typeof createSchema>, sandbox: Sandbox): Chat {
  const { world, clock } = sandbox;
  const username = body.username ?? null;
  if (username !== null && (world.chats.byUsername(username) || world.people.byUsername(username))) {
    throw new Problem(409, 'Username taken', `@${username} is taken. Choose another one.`);
  }
  const drawn = 'count' in body.members ? body.members.count : 0;
  const named = 'userIds' in body.members ? body.members.userIds : [];
  if (drawn > world.people.generatedCount) {
    const detail = `The world has ${world.people.generatedCount} people. Ask for fewer, or start it with more SANDBOX_PEOPLE.`;
    throw new Problem(422, 'Too many members', detail);
  }
  const admins = body.admins.map(({ userId, canInvite }) => ({
    userId: existingPerson(sandbox, userId).id,
    canInvite,
  }));
  if (body.kind === 'group' && drawn + named.length + admins.length + 1 > MAX_GROUP_MEMBERS) {
    const detail = `A group has at most ${MAX_GROUP_MEMBERS} members. Ask for fewer, or for a supergroup.`;
    throw new Problem(422, 'Too many members', detail);
  }
  const id = world.chats.nextId();
  world.commit({
    type: 'chat-created',
    id,
    kind: body.kind,
    title: body.title,
    username,
    creatorId: existingPerson(sandbox, body.creatorUserId).id,
    admins,
    memberIds: named.map(userId => existingPerson(sandbox, userId).id),
    drawn,
    at: clock.now(),
  });
  return existingChat(sandbox, String(id));
}

function chatItem({ id, kind, title, username, members }: Chat): z.infer<typeof chatSchema> {
  return { chatId: String(id), kind, title, username, memberCount: members.size };
}

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
