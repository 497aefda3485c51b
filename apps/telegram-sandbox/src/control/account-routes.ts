import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { Person } from '../world/person.ts';
import type { ControlApp } from './app.ts';
import { createAccount, createAccountSchema } from './create-account.ts';
import { existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';

const createdSchema = z.object({ userId: idSchema, phone: z.string(), username: z.string().nullable() });
const accountSchema = createdSchema.extend({
  firstName: z.string(),
  sessions: z.number().int().describe('How many clients are logged in.'),
});
const codeSchema = z.object({
  code: z.string(),
  sentAt: timeSchema,
  expiresAt: timeSchema,
  used: z.boolean(),
});
const params = z.object({ userId: idSchema });

export function accountRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world, keys, codes } = sandbox;

  app.post(
    '/accounts',
    {
      schema: {
        summary: 'Creates a person who may log in.',
        body: createAccountSchema,
        response: { 201: createdSchema },
      },
    },
    ({ body }, reply) => {
      const person = createAccount(body, sandbox);
      reply.code(201);
      return { userId: String(person.id), phone: person.phone, username: person.username };
    },
  );

  app.get(
    '/accounts',
    { schema: { response: { 200: z.object({ items: z.array(accountSchema) }) } } },
    () => ({
      items: world.people.created().map(person => accountView(person, sandbox)),
    }),
  );

  app.get('/accounts/:userId', { schema: { params, response: { 200: accountSchema } } }, request =>
    accountView(existingPerson(sandbox, request.params.userId), sandbox),
  );

  app.get(
    '/accounts/:userId/login-codes',
    {
      schema: {
        summary: 'The codes that arrived on this phone, newest first.',
        params,
        response: { 200: z.object({ items: z.array(codeSchema) }) },
      },
    },
    request => {
      const received = codes.of(existingPerson(sandbox, request.params.userId).phone);
      return {
        items: received.map(({ code, sentAt, expiresAt, used }) => ({
          code,
          sentAt: iso(sentAt),
          expiresAt: iso(expiresAt),
          used,
        })),
      };
    },
  );

  app.post('/accounts/:userId/ban', { schema: { params, response: { 204: z.null() } } }, (request, reply) => {
    const { id } = existingPerson(sandbox, request.params.userId);
    world.commit({ type: 'person-changed', id, patch: { banned: true } });
    reply.code(204);
    return null;
  });

  app.post(
    '/accounts/:userId/revoke-sessions',
    { schema: { summary: 'Logs every client out.', params, response: { 204: z.null() } } },
    (request, reply) => {
      const { id } = existingPerson(sandbox, request.params.userId);
      for (const key of keys.of(id)) keys.logOut(key, { revoked: true });
      reply.code(204);
      return null;
    },
  );
}

function accountView(person: Person, { keys }: Sandbox): z.infer<typeof accountSchema> {
  const { phone, username, firstName } = person;
  return { userId: String(person.id), phone, username, firstName, sessions: keys.of(person.id).length };
}
