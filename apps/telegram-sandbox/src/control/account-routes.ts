import { z } from 'zod';
import { sessionsOf } from '../login/sessions-of.ts';
import { findPeople } from '../phone/find-people.ts';
import { type Restriction, restrictAccount } from '../restrictions/restrict-account.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Person } from '../world/person.ts';
import type { ControlApp } from './app.ts';
import { createAccount, createAccountSchema } from './create-account.ts';
import { existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';

const accountSchema = z
  .object({
    userId: idSchema,
    phone: z.string(),
    username: z.string().nullable(),
    firstName: z.string(),
    lastName: z.string().nullable(),
    state: z
      .enum(['active', 'frozen', 'banned', 'deleted'])
      .describe('What it may do: all, only look, or nothing any more.'),
    dcId: z.number().int().describe('The home data centre.'),
    sessions: z.number().int().describe('How many clients are logged in.'),
  })
  .meta({ id: 'Account' });
const codeSchema = z.object({
  code: z.string(),
  sentAt: timeSchema,
  expiresAt: timeSchema,
  used: z.boolean(),
});
const params = z.object({ userId: idSchema });

const restrictions = [
  ['ban', 'USER_DEACTIVATED_BAN to every call, PHONE_NUMBER_BANNED to every login.'],
  ['unban', 'Lets the account live again; its sessions are still there.'],
  ['freeze', 'The account may only look: FROZEN_METHOD_INVALID to everything else.'],
  ['unfreeze', 'Ends that.'],
  ['revoke-sessions', 'Logs every client out.'],
] as const satisfies readonly (readonly [Restriction, string])[];

export function accountRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world, codes } = sandbox;

  app.post(
    '/accounts',
    {
      schema: {
        summary: 'Creates a person who may log in.',
        body: createAccountSchema,
        response: { 201: accountSchema },
      },
    },
    ({ body }, reply) => {
      const person = createAccount(body, sandbox);
      reply.code(201);
      return accountView(person, sandbox);
    },
  );

  app.get(
    '/accounts',
    {
      schema: {
        summary: 'Those who were created, oldest first; with a query, everybody it finds.',
        querystring: z.strictObject({
          query: z.string().default('').describe('How a name or username begins, or a phone or id.'),
          limit: z.coerce
            .number()
            .int()
            .min(1)
            .max(100)
            .default(20)
            .describe('How many a query finds at most.'),
        }),
        response: { 200: z.object({ items: z.array(accountSchema) }) },
      },
    },
    ({ query: { query, limit } }) => {
      const { people } = world;
      const found = query.trim() === '' ? people.created() : findPeople(query, people, limit);
      return { items: found.map(person => accountView(person, sandbox)) };
    },
  );

  app.get(
    '/accounts/:userId',
    {
      schema: {
        summary: 'One account, or anybody else in the world as one.',
        params,
        response: { 200: accountSchema },
      },
    },
    request => accountView(existingPerson(sandbox, request.params.userId), sandbox),
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

  for (const [restriction, summary] of restrictions) {
    app.post(
      `/accounts/:userId/${restriction}`,
      { schema: { summary, params, response: { 204: z.null() } } },
      (request, reply) => {
        restrictAccount(restriction, existingPerson(sandbox, request.params.userId).id, sandbox);
        reply.code(204);
        return null;
      },
    );
  }
}

function accountView(person: Person, { keys }: Sandbox): z.infer<typeof accountSchema> {
  const { phone, username, firstName, lastName } = person;
  const sessions = sessionsOf(person.id, keys).filter(({ userId }) => userId !== null).length;
  return {
    userId: String(person.id),
    phone,
    username,
    firstName,
    lastName,
    state: stateOf(person),
    dcId: person.homeDc,
    sessions,
  };
}

function stateOf({ deleted, banned, frozenSince }: Person): z.infer<typeof accountSchema>['state'] {
  if (deleted) return 'deleted';
  if (banned) return 'banned';
  return typeof frozenSince === 'number' ? 'frozen' : 'active';
}
