import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { memberRights } from '../world/rights.ts';
import type { ControlApp } from './app.ts';
import { existingChat, existingPerson } from './existing.ts';
import { idSchema, timeSchema } from './ids.ts';

const params = z.object({ chatId: idSchema });

/** Who comes to a chat by themselves, and who is denied something in it. */
export function comingRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world, clock } = sandbox;

  app.post(
    '/chats/:chatId/members',
    {
      schema: {
        summary: 'Has people join by themselves; who is in already stays in.',
        params,
        body: z.strictObject({ userIds: z.array(idSchema).min(1).max(1_000) }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId }, body }, reply) => {
      const chat = existingChat(sandbox, chatId);
      const people = body.userIds.map(userId => existingPerson(sandbox, userId));
      const joined = { chatId: chat.id, linkHash: null, approvedBy: null, at: clock.now() };
      for (const { id } of people) {
        if (!chat.members.has(id)) world.commit({ type: 'member-joined', ...joined, userId: id });
      }
      reply.code(204);
      return null;
    },
  );

  app.put(
    '/chats/:chatId/bans/:userId',
    {
      schema: {
        summary:
          'Denies somebody something in a chat; with view_messages, to be in it. An empty list lifts all.',
        params: params.extend({ userId: idSchema }),
        body: z.strictObject({
          denied: z.array(z.enum(memberRights)),
          until: timeSchema.nullable().default(null).describe('Null for ever.'),
        }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId, userId }, body: { denied, until } }, reply) => {
      const chat = existingChat(sandbox, chatId);
      const who = { chatId: chat.id, userId: existingPerson(sandbox, userId).id };
      const at = clock.now();
      const ends = until === null ? null : Date.parse(until);
      const ban = { denied, until: ends, by: chat.creatorId, at };
      if (denied.includes('view_messages')) world.commit({ type: 'member-removed', ...who, ban, at });
      else world.commit({ type: 'ban-set', ...who, ban: denied.length === 0 ? null : ban });
      reply.code(204);
      return null;
    },
  );
}
