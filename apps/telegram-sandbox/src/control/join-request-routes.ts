import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { existingChat, existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { notFound } from './problem.ts';

const requestSchema = z.object({ userId: idSchema, at: timeSchema, linkHash: z.string().nullable() });
const params = z.object({ chatId: idSchema });
const requestParams = params.extend({ userId: idSchema });

export function joinRequestRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world, clock } = sandbox;

  app.get(
    '/chats/:chatId/join-requests',
    {
      schema: {
        summary: 'Who waits to be let in, the oldest first.',
        params,
        response: { 200: z.object({ items: z.array(requestSchema) }) },
      },
    },
    request => {
      const { requests } = existingChat(sandbox, request.params.chatId);
      return {
        items: [...requests].map(([userId, { at, linkHash }]) => ({
          userId: String(userId),
          at: iso(at),
          linkHash,
        })),
      };
    },
  );

  app.post(
    '/chats/:chatId/join-requests',
    {
      schema: {
        summary: 'Has somebody ask to be let in.',
        params,
        body: z.strictObject({ userId: idSchema }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId }, body }, reply) => {
      const chat = existingChat(sandbox, chatId);
      const person = existingPerson(sandbox, body.userId);
      const who = { chatId: chat.id, userId: person.id, linkHash: null, at: clock.now() };
      if (!chat.members.has(person.id)) world.commit({ type: 'join-requested', ...who });
      reply.code(204);
      return null;
    },
  );

  app.put(
    '/chats/:chatId/join-requests/:userId',
    {
      schema: {
        summary: 'Lets somebody in who waits, or turns them away.',
        params: requestParams,
        body: z.strictObject({ approved: z.boolean() }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId, userId }, body: { approved } }, reply) => {
      const chat = existingChat(sandbox, chatId);
      const request = chat.requests.get(Number(userId));
      if (!request) throw notFound(`request of ${userId}`, `GET /chats/${chatId}/join-requests`);
      const who = { chatId: chat.id, userId: Number(userId) };
      const joined = { linkHash: request.linkHash, approvedBy: chat.creatorId, at: clock.now() };
      if (approved) world.commit({ type: 'member-joined', ...who, ...joined });
      else world.commit({ type: 'join-request-refused', ...who });
      reply.code(204);
      return null;
    },
  );
}
