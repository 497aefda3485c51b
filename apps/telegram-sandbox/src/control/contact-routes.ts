import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { existingPerson } from './existing.ts';
import { idSchema } from './ids.ts';

const contactSchema = z.object({
  userId: idSchema,
  firstName: z.string(),
  lastName: z.string().nullable(),
  mutual: z.boolean(),
});
const params = z.object({ userId: idSchema });
const bothParams = z.object({ userId: idSchema, otherUserId: idSchema });

export function contactRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world, clock } = sandbox;

  app.get(
    '/people/:userId/contacts',
    {
      schema: {
        summary: 'Whom somebody has in their contacts.',
        params,
        response: { 200: z.object({ items: z.array(contactSchema) }) },
      },
    },
    request => {
      const { id } = existingPerson(sandbox, request.params.userId);
      const items = [...world.contacts.of(id)].map(([otherId, { firstName, lastName }]) => ({
        userId: String(otherId),
        firstName,
        lastName,
        mutual: world.contacts.areMutual(id, otherId),
      }));
      return { items };
    },
  );

  app.put(
    '/people/:userId/contacts/:otherUserId',
    {
      schema: {
        summary: 'Has somebody take another into their contacts, by their number.',
        params: bothParams,
        response: { 204: z.null() },
      },
    },
    ({ params: { userId, otherUserId } }, reply) => {
      const { id: ownerId } = existingPerson(sandbox, userId);
      const { id, firstName, lastName } = existingPerson(sandbox, otherUserId);
      const added = [{ userId: id, firstName, lastName, phoneKnown: true }];
      world.commit({ type: 'contacts-changed', ownerId, added, removed: [] });
      reply.code(204);
      return null;
    },
  );

  app.delete(
    '/people/:userId/contacts/:otherUserId',
    {
      schema: {
        summary: 'Takes somebody out of another’s contacts.',
        params: bothParams,
        response: { 204: z.null() },
      },
    },
    ({ params: { userId, otherUserId } }, reply) => {
      const { id: ownerId } = existingPerson(sandbox, userId);
      const removed = [existingPerson(sandbox, otherUserId).id];
      world.commit({ type: 'contacts-changed', ownerId, added: [], removed });
      reply.code(204);
      return null;
    },
  );

  app.put(
    '/people/:userId/blocked/:otherUserId',
    {
      schema: {
        summary: 'Has somebody block another, or no longer.',
        params: bothParams,
        body: z.strictObject({ blocked: z.boolean() }),
        response: { 204: z.null() },
      },
    },
    ({ params: { userId, otherUserId }, body: { blocked } }, reply) => {
      const { id: ownerId } = existingPerson(sandbox, userId);
      const { id: personId } = existingPerson(sandbox, otherUserId);
      world.commit({ type: 'person-blocked', ownerId, personId, blocked, at: clock.now() });
      reply.code(204);
      return null;
    },
  );
}
