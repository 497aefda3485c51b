import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { Person, PersonPatch } from '../world/person.ts';
import type { ControlApp } from './app.ts';
import { existingPerson } from './existing.ts';
import { idSchema } from './ids.ts';
import { privacyPatchOf, privacyPatchSchema, privacyView, privacyViewSchema } from './privacy-rules.ts';

const personSchema = z.object({
  userId: idSchema,
  username: z.string().nullable(),
  phone: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  bot: z.boolean(),
  deleted: z.boolean(),
  premium: z.boolean(),
  premiumMayWrite: z.boolean().describe('Only somebody with Premium may write to them.'),
  chatsFull: z.boolean(),
  privacy: privacyViewSchema,
  chats: z.array(idSchema),
});
const patchSchema = z.strictObject({
  privacy: privacyPatchSchema.exactOptional(),
  premium: z.boolean().exactOptional(),
  premiumMayWrite: z.boolean().exactOptional().describe('Only somebody with Premium may write to them.'),
  chatsFull: z
    .boolean()
    .exactOptional()
    .describe('They are in as many groups and channels as Telegram allows.'),
  bot: z.boolean().exactOptional(),
  deleted: z.boolean().exactOptional(),
});
const params = z.object({ userId: idSchema });

export function peopleRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world } = sandbox;

  app.get(
    '/people/:userId',
    { schema: { summary: 'Anybody in the world.', params, response: { 200: personSchema } } },
    request => personView(existingPerson(sandbox, request.params.userId), sandbox),
  );

  app.patch(
    '/people/:userId',
    {
      schema: {
        summary: 'Changes what is given about somebody, and nothing else.',
        params,
        body: patchSchema,
        response: { 200: personSchema },
      },
    },
    ({ params: { userId }, body }) => {
      const { id } = existingPerson(sandbox, userId);
      world.commit({ type: 'person-changed', id, patch: patchOf(body) });
      return personView(existingPerson(sandbox, userId), sandbox);
    },
  );
}

const patchOf = ({ privacy, ...rest }: z.infer<typeof patchSchema>): PersonPatch => ({
  ...rest,
  ...(privacy && { privacy: privacyPatchOf(privacy) }),
});

function personView(person: Person, { world }: Sandbox): z.infer<typeof personSchema> {
  const { username, phone, firstName, lastName, bot, deleted, premium, privacy } = person;
  return {
    userId: String(person.id),
    username,
    phone,
    firstName,
    lastName,
    bot,
    deleted,
    premium,
    premiumMayWrite: person.premiumMayWrite,
    chatsFull: person.chatsFull,
    privacy: privacyView(privacy),
    chats: world.chats.of(person.id).map(chat => String(chat.id)),
  };
}
