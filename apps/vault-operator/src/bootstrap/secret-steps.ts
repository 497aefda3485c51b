import { generatedPasswords, generatedSecrets, makeMissing, type SecretKeeper } from '@muster/secrets';
import type { Step } from './step.ts';

/** What nobody has to enter is made here, once: what is there stays as it is. */
export function secretSteps(keeper: SecretKeeper, services: readonly string[]): Promise<Step[]> {
  return Promise.all(
    [...generatedSecrets(services), ...generatedPasswords()].map(async secrets => ({
      name: `secret ${secrets.last}`,
      state: (await keeper.has(secrets.last)) ? 'there' : 'missing',
      apply: () => makeMissing(keeper, [secrets]),
    })),
  );
}
