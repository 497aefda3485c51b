import { secretPaths } from './paths.ts';

/** Every service of the suite that has secrets of its own; the workers of a service are the same one to Vault. */
const SERVICES = ['gateway', 'identity', 'integration', 'account-manager', 'parsing', 'invite'] as const;
export type ServiceWithSecrets = (typeof SERVICES)[number];

const { accessTokenKey, peopleHashingKey, servicePublicKeys, sessionWrappingKeys, telegramApp } = secretPaths;
const { alertWebhook, grafana, postgres, redis } = secretPaths;

/** Every role of Postgres that has a password: one for each service with a database, and three that are no service's. */
export const POSTGRES_ROLES = [
  'superuser',
  'identity',
  'account-manager',
  'integration',
  'parsing',
  'invite',
  'exporter',
  'backup',
] as const;

/** What each reads beside its own signing key and everybody's public ones. */
const more: Readonly<Record<ServiceWithSecrets, readonly string[]>> = {
  gateway: [redis],
  identity: [accessTokenKey, postgres('identity')],
  integration: [sessionWrappingKeys, peopleHashingKey, telegramApp, postgres('integration'), redis],
  'account-manager': [postgres('account-manager'), redis],
  parsing: [postgres('parsing'), redis],
  invite: [peopleHashingKey, postgres('invite'), redis],
};

/** The secrets each service reads. */
export const serviceSecrets: ReadonlyMap<ServiceWithSecrets, readonly string[]> = new Map(
  SERVICES.map(service => [service, [secretPaths.serviceKey(service), servicePublicKeys, ...more[service]]]),
);

/**
 * The secrets of every role that reads some: all that its policy in `vault/policies` allows it, and nothing it may not
 * (`apps/vault-operator/test/policies.test.ts`). Beside the services it is `handover`, by which Vault Agent gives
 * passwords to the servers that cannot speak to Vault.
 */
export const roleSecrets: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...serviceSecrets,
  ['handover', [...POSTGRES_ROLES.map(postgres), redis, grafana, alertWebhook]],
]);
