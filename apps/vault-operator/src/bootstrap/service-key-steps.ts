import { JwkSet } from '@muster/contracts';
import { PublicKeys, secretPaths, signingKey } from '@muster/secrets';
import { CannotDo } from '../print.ts';
import type { Vault } from '../vault/client.ts';
import { findSecret, lookUpSecret, writeOver } from '../vault/kv.ts';
import type { Step } from './step.ts';

/**
 * A signing key for each service that joins an installation which has keys already; the first bootstrap makes those of
 * all services together. Published before it is written down: the service starts only when it can read it.
 */
export async function serviceKeySteps(vault: Vault, services: readonly string[]): Promise<Step[]> {
  if ((await lookUpSecret(vault, secretPaths.servicePublicKeys)).is !== 'there') return [];
  const steps = services.map(async (service): Promise<Step> => {
    const path = secretPaths.serviceKey(service);
    const { is, version } = await lookUpSecret(vault, path);
    return {
      name: `signing key of ${service}`,
      state: is === 'there' ? 'there' : 'missing',
      async apply() {
        const { kid, privateKey, jwk } = signingKey(`${service}-${version + 1}`);
        await publish(vault, JwkSet.parse({ keys: [jwk] }));
        await writeOver(vault, path, { kid, privateKey }, version);
      },
    };
  });
  return Promise.all(steps);
}

/** Puts a key beside the others, and over one of its name that a run which was broken off has left. */
async function publish(vault: Vault, { keys: added }: JwkSet): Promise<void> {
  const path = secretPaths.servicePublicKeys;
  const found = await findSecret(vault, path, PublicKeys);
  if (!found) throw new CannotDo(`${path} is gone`);
  const { keys } = JwkSet.parse(JSON.parse(found.secret.jwks));
  const others = keys.filter(({ kid }) => added.every(key => key.kid !== kid));
  await writeOver(vault, path, { jwks: JSON.stringify({ keys: [...others, ...added] }) }, found.version);
}
