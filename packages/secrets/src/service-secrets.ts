import { secretPaths } from './paths.ts';

/** Every service of the suite that has secrets of its own; the workers of a service are the same one to Vault. */
const SERVICES = ['gateway', 'identity', 'integration', 'account-manager', 'parsing', 'invite'] as const;
export type ServiceWithSecrets = (typeof SERVICES)[number];

const { accessTokenKey, peopleHashingKey, servicePublicKeys, sessionWrappingKeys, telegramApp } = secretPaths;

/** What each reads beside its own signing key and everybody's public ones. */
const more: Readonly<Record<ServiceWithSecrets, readonly string[]>> = {
  gateway: [],
  identity: [accessTokenKey],
  integration: [sessionWrappingKeys, peopleHashingKey, telegramApp],
  'account-manager': [],
  parsing: [],
  invite: [peopleHashingKey],
};

/**
 * The secrets each service reads: all that its policy in `vault/policies` allows it, and nothing it may not
 * (`apps/vault-operator/test/policies.test.ts`).
 */
export const serviceSecrets: ReadonlyMap<ServiceWithSecrets, readonly string[]> = new Map(
  SERVICES.map(service => [service, [secretPaths.serviceKey(service), servicePublicKeys, ...more[service]]]),
);
