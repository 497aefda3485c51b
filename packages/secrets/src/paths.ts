import { z } from 'zod';

/** A private Ed25519 key (PKCS #8, PEM) and its id. */
export const SigningKey = z.object({ kid: z.string(), privateKey: z.string() });
export type SigningKey = z.infer<typeof SigningKey>;

/** 32 random bytes in base64. */
export const SymmetricKey = z.object({
  key: z.base64().refine(key => Buffer.from(key, 'base64').length === 32),
});

const WrappingKey = SymmetricKey.extend({ id: z.string().min(1) });
export type WrappingKey = z.output<typeof WrappingKey>;

/** What an installation has that was made before there could be several keys: one, without an id. */
const OneWrappingKey = SymmetricKey.transform(({ key }): [WrappingKey] => [{ id: '1', key }]);

/**
 * Keys that wrap other keys, the newest first: it wraps what is written from now on, and the others open what was
 * written before. As a secret, a list in JSON.
 */
export const WrappingKeys = z.union([
  z
    .object({ keys: z.string() })
    .transform(parseList)
    .pipe(z.tuple([WrappingKey], WrappingKey)),
  OneWrappingKey,
]);
export type WrappingKeys = z.output<typeof WrappingKeys>;

/**
 * Keys that sign access tokens: the first signs, and tokens of all are believed. A new one is put last first, so that
 * everybody has heard of it before it signs. As a secret, a list in JSON; or one key, as in an installation of before.
 */
export const AccessTokenKeys = z.union([
  z
    .object({ keys: z.string() })
    .transform(parseList)
    .pipe(z.tuple([SigningKey], SigningKey)),
  SigningKey.transform((key): [SigningKey, ...SigningKey[]] => [key]),
]);
export type AccessTokenKeys = z.output<typeof AccessTokenKeys>;

/** The public keys of every service, an RFC 7517 key set as JSON. */
export const PublicKeys = z.object({ jwks: z.string() });

/** What Telegram gives to an application: https://my.telegram.org. */
export const TelegramApp = z.object({ apiId: z.string().regex(/^\d+$/), apiHash: z.string().min(1) });

/** What a server of the installation asks for: made here, and of characters that need no escaping anywhere. */
export const Password = z.object({ password: z.string().min(1) });

/** Every secret of the suite: the path it lies at, and its shape. */
export const secretPaths = {
  /** Signs a service's calls to others; read by that service alone. */
  serviceKey: (service: string) => `service-keys/${service}`,
  /** Verifies the calls of services; read by all. */
  servicePublicKeys: 'service-keys/public',
  /** Signs access tokens; read by identity alone. */
  accessTokenKey: 'identity/access-token-key',
  /** Wrap the data keys of Telegram sessions; read by integration alone. */
  sessionWrappingKeys: 'integration/session-wrapping-key',
  /** Hashes people's ids; read by integration, invite and account-manager's callers that name a target. */
  peopleHashingKey: 'people/hashing-key',
  /** Telegram's api_id and api_hash; read by integration alone. */
  telegramApp: 'telegram/app',
  /** The password of a role of Postgres: a service's own, `superuser`, `exporter` or `backup`; read by that service, and by handover. */
  postgres: (role: string) => `postgres/${role}`,
  /** Redis' password; read by each service that uses it, and by handover. */
  redis: 'redis/default',
  /** The password of Grafana's first user; read by handover alone. */
  grafana: 'grafana/admin',
  /** Where alerts go, as a URL that a person enters; read by handover alone. */
  alertWebhook: 'alertmanager/webhook',
} as const;

function parseList({ keys }: { keys: string }, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(keys);
  } catch {
    context.addIssue({ code: 'custom', path: ['keys'], message: 'no JSON' });
    return z.NEVER;
  }
}
