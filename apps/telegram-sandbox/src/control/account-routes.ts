import { z } from 'zod';
import { createVerifier } from '../crypto/srp.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Person } from '../world/person.ts';
import type { ControlApp } from './app.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { existingPerson } from './people-routes.ts';
import { Problem } from './problem.ts';

const createSchema = z.strictObject({
  phone: z.string().regex(/^\+?[1-9]\d{6,14}$/, 'a phone number has 7 to 15 digits, with the country code'),
  firstName: z.string().min(1).max(64),
  lastName: z.string().min(1).max(64).optional(),
  username: z
    .string()
    .regex(/^[A-Za-z]\w{4,31}$/, 'a username has 5 to 32 letters, digits and underscores')
    .optional(),
  password: z.string().min(1).optional().describe('A two-step password, which a login then needs.'),
});
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
        body: createSchema,
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

function createAccount(body: z.infer<typeof createSchema>, { world }: Sandbox): Person {
  const phone = body.phone.replace('+', '');
  const { people, chats } = world;
  if (people.byPhone(phone))
    throw new Problem(409, 'Phone taken', `${phone} belongs to somebody. Choose another one.`);
  const username = body.username ?? null;
  if (username !== null && (people.byUsername(username) || chats.byUsername(username))) {
    throw new Problem(409, 'Username taken', `@${username} is taken. Choose another one.`);
  }
  const id = people.nextId();
  const verifier = body.password === undefined ? null : createVerifier(body.password);
  world.commit({
    type: 'person-created',
    id,
    phone,
    firstName: body.firstName,
    lastName: body.lastName ?? null,
    username,
    password: verifier && {
      salt1: verifier.salt1.toString('base64'),
      salt2: verifier.salt2.toString('base64'),
      verifier: verifier.verifier.toString('base64'),
    },
  });
  return existingPerson({ world }, String(id));
}

function accountView(person: Person, { keys }: Sandbox): z.infer<typeof accountSchema> {
  const { phone, username, firstName } = person;
  return { userId: String(person.id), phone, username, firstName, sessions: keys.of(person.id).length };
}
