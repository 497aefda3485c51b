import { generatedPasswords, generatedSecrets, makeMissing } from '@muster/secrets';
import type { Vault } from '../vault/client.ts';
import { lookUpSecret, toUndelete } from '../vault/kv.ts';
import { secretKeeper } from '../vault/secret-keeper.ts';
import type { Step } from './step.ts';

/** What nobody has to enter is made here, once: what is there stays as it is. */
export function secretSteps(vault: Vault, services: readonly string[]): Promise<Step[]> {
  const keeper = secretKeeper(vault);
  return Promise.all(
    [...generatedSecrets(services), ...generatedPasswords()].map(async (secrets): Promise<Step> => {
      const { is, version } = await lookUpSecret(vault, secrets.last);
      return {
        name: `secret ${secrets.last}${is === 'deleted' ? deleted(secrets.last, version) : ''}`,
        state: is === 'there' ? 'there' : 'missing',
        apply: () => makeMissing(keeper, [secrets]),
      };
    }),
  );
}

/** Whoever agrees to a new one has to know that there may be the old one. */
const deleted = (path: string, version: number): string =>
  `: it was deleted, and what it has sealed opens only with it; ${toUndelete(path, version)} brings it back`;
