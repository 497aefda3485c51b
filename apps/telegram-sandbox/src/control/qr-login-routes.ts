import { z } from 'zod';
import { acceptQrToken, type Refusal } from '../login/accept-qr-token.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { Problem } from './problem.ts';

const tokenSchema = z.base64url().min(1).describe('As in tg://login?token=…, in base64url.');
const LOGIN_URL = /^tg:\/\/login\/?\?token=([\w-]+)=*$/;
const scanSchema = z.union([
  z.strictObject({ token: tokenSchema }),
  z.strictObject({ url: z.string().regex(LOGIN_URL, 'the content of a QR code is tg://login?token=…') }),
]);
const waitingSchema = z.object({
  token: tokenSchema,
  url: z.string(),
  expiresAt: timeSchema,
  deviceModel: z.string().nullable(),
});

const advice: Record<Refusal, string> = {
  AUTH_TOKEN_INVALID: 'No client has shown this code. Scan one of GET /qr-logins.',
  AUTH_TOKEN_EXPIRED:
    'The code has expired or the client shows a newer one. Let it show a new one and scan that.',
  AUTH_TOKEN_ALREADY_ACCEPTED: 'The code was scanned before. Let the client show a new one and scan that.',
  AUTH_TOKEN_EXCEPTION:
    'The client has this account already and does not want it twice. Scan with another account.',
};

export function qrLoginRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { qrTokens, keys } = sandbox;

  app.get(
    '/qr-logins',
    {
      schema: {
        summary: 'The QR codes that clients show now, oldest first.',
        response: { 200: z.object({ items: z.array(waitingSchema) }) },
      },
    },
    () => ({
      items: qrTokens.waiting().map(({ token, expiresAt, keyId }) => ({
        token,
        url: `tg://login?token=${token}`,
        expiresAt: iso(expiresAt),
        deviceModel: keys.get(keyId)?.client?.deviceModel ?? null,
      })),
    }),
  );

  app.post(
    '/accounts/:userId/qr-logins',
    {
      schema: {
        summary: 'Scans a QR code with the phone of this person and confirms.',
        params: z.object({ userId: idSchema }),
        body: scanSchema,
        response: { 201: z.object({ sessionHash: z.string(), deviceModel: z.string().nullable() }) },
      },
    },
    ({ params, body }, reply) => {
      const { id, banned, deleted, bot } = existingPerson(sandbox, params.userId);
      if (banned || deleted || bot) {
        throw new Problem(
          409,
          'Cannot scan',
          'This person is banned, deleted or a bot. Scan with another account.',
        );
      }
      const text = 'token' in body ? body.token : (LOGIN_URL.exec(body.url)?.[1] ?? '');
      const scan = acceptQrToken(text, id, sandbox);
      if (scan.status === 'refused') throw new Problem(409, scan.reason, advice[scan.reason]);
      reply.code(201);
      const { client, login } = scan.key;
      return { sessionHash: String(login?.hash ?? 0), deviceModel: client?.deviceModel ?? null };
    },
  );
}
