import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { Person, PersonPatch } from '../world/person.ts';
import type { ControlApp } from './app.ts';
import { existingPerson } from './existing.ts';
import { idSchema } from './ids.ts';

const privacySchema = z.object({ invite: z.enum(['everybody', 'contacts', 'nobody']) });
const personSchema = z.object({
  userId: idSchema,
  username: z.string().nullable(),
  phone: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  bot: z.boolean(),
  deleted: z.boolean(),
  premium: z.boolean(),
  privacy: privacySchema,
  chats: z.array(idSchema),
});
const patchSchema = z.strictObject({
  privacy: privacySchema.optional(),
  premium: z.boolean().optional(),
  deleted: z.boolean().optional(),
});
const params = z.object({ userId: idSchema });

export function peopleRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world } = sandbox;

  app.get('/people/:userId', { schema: { params, response: { 200: personSchema } } }, request =>
    personView(existingPerson(sandbox, request.params.userId), sandbox),
  );

  app.patch(
    '/people/:userId',
    { schema: { params, body: patchSchema, response: { 200: personSchema } } },
    ({ params: { userId }, body }) => {
      const { id } = existingPerson(sandbox, userId);
      world.commit({ type: 'person-changed', id, patch: patchOf(body) });
      return personView(existingPerson(sandbox, userId), sandbox);
    },
  );
}

function patchOf({ privacy, premium, deleted }: z.infer<typeof patchSchema>): PersonPatch {
  return {
    ...(privacy && { invitePrivacy: privacy.invite }),
    ...(premium !== undefined && { premium }),
    ...(deleted !== undefined && { deleted }),
  };
}

function personView(person: Person, { world }: Sandbox): z.infer<typeof personSchema> {
  const { username, phone, firstName, lastName, bot, deleted, premium, invitePrivacy } = person;
  return {
    userId: String(person.id),
    username,
    phone,
    firstName,
    lastName,
    bot,
    deleted,
    premium,
    privacy: { invite: invitePrivacy },
    chats: world.chats.of(person.id).map(chat => String(chat.id)),
  };
}
