import type { SecretStore } from '@muster/secrets';
import { NotReady, type ReadinessCheck } from '../http/readiness.ts';

const OUT_OF_REACH = {
  sealed: 'Vault is sealed',
  away: 'Vault gives no answer',
  refused: 'Vault does not let this service in',
} as const;

/**
 * A process goes on with the secrets it has read, and is ready, until its own place in the store has ended; one that
 * starts is not before it has one.
 */
export const createSecretsCheck =
  (secrets: Pick<SecretStore, 'state'>): ReadinessCheck =>
  async () => {
    const now = await secrets.state();
    if (now.status === 'ok') return {};
    if (now.status === 'held') return { held: OUT_OF_REACH[now.why] };
    throw new NotReady(now.why, `${OUT_OF_REACH[now.why]}, and there is no token`);
  };
