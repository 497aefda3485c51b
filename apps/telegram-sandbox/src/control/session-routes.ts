import { z } from 'zod';
import type { AuthKey } from '../keys/auth-key.ts';
import { endSession } from '../login/end-session.ts';
import { sessionsOf } from '../login/sessions-of.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { notFound } from './problem.ts';

const hashSchema = z
  .string()
  .regex(/^\d{1,19}$/, 'a hash is a string of digits')
  .describe('Which session, as in authorization.hash.');
const sessionSchema = z.object({
  hash: hashSchema,
  deviceModel: z.string().nullable(),
  systemVersion: z.string().nullable(),
  appVersion: z.string().nullable(),
  langCode: z.string().nullable(),
  apiId: z.number().int().nullable(),
  apiLayer: z.number().int().nullable(),
  createdAt: timeSchema,
  activeAt: timeSchema.describe('To a few minutes.'),
  passwordPending: z.boolean().describe('The two-step password is still missing.'),
});
const params = z.object({ userId: idSchema });

export function sessionRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { keys } = sandbox;

  app.get(
    '/accounts/:userId/sessions',
    {
      schema: {
        summary: 'The clients that are logged in as this person, newest first.',
        params,
        response: { 200: z.object({ items: z.array(sessionSchema) }) },
      },
    },
    request => {
      const { id } = existingPerson(sandbox, request.params.userId);
      return { items: sessionsOf(id, keys).map(sessionItem) };
    },
  );

  app.delete(
    '/accounts/:userId/sessions/:hash',
    {
      schema: {
        summary: 'Ends one session from the phone; its client gets AUTH_KEY_UNREGISTERED.',
        params: params.extend({ hash: hashSchema }),
        response: { 204: z.null() },
      },
    },
    (request, reply) => {
      const { userId, hash } = request.params;
      const { id } = existingPerson(sandbox, userId);
      if (!endSession(id, BigInt(hash), sandbox, { revoked: false })) {
        throw notFound(`session ${hash}`, `GET /accounts/${userId}/sessions`);
      }
      reply.code(204);
      return null;
    },
  );
}

function sessionItem(key: AuthKey): z.infer<typeof sessionSchema> {
  const { client, login } = key;
  return {
    hash: String(login?.hash ?? 0),
    deviceModel: client?.deviceModel ?? null,
    systemVersion: client?.systemVersion ?? null,
    appVersion: client?.appVersion ?? null,
    langCode: client?.langCode ?? null,
    apiId: client?.apiId ?? null,
    apiLayer: key.layer,
    createdAt: iso(login?.at ?? 0),
    activeAt: iso(key.activeAt),
    passwordPending: key.passwordOwedBy !== null,
  };
}
