import { PROCESSES, type Readiness } from '@muster/contracts';
import type { OutOfReach } from '@muster/secrets';
import { createReadiness, type ProcessName } from '@muster/service-kit';
import type { Dependencies, SecretStoreInUse } from '../dependencies.ts';
import { askReadiness } from './ask-readiness.ts';

/** How all processes are, asked at one moment. */
export type Sight = {
  at: Date;
  /** What each said of itself; null of one that gave no answer. */
  processes: ReadonlyMap<ProcessName, Readiness | null>;
  secrets: { store: SecretStoreInUse['kind']; state: 'ok' | 'failed' | OutOfReach };
};

/** Looks at the whole suite; what does not answer is away, so that the look itself never fails. */
export function createLook({
  processes,
  readiness,
  secretStore,
  log,
}: Pick<Dependencies, 'processes' | 'readiness' | 'secretStore' | 'log'>): () => Promise<Sight> {
  const ownReadiness = createReadiness(readiness, log);
  const ask = (name: ProcessName) => (name === 'gateway' ? ownReadiness() : askReadiness(processes[name]));
  const readSecrets = createReadiness({ secrets: secretStore.assertReadable }, log);
  return async () => {
    const [answers, { checks }, store] = await Promise.all([
      Promise.all(PROCESSES.map(async name => [name, await ask(name)] as const)),
      readSecrets(),
      secretStore.state(),
    ]);
    return {
      at: new Date(),
      processes: new Map(answers),
      secrets: {
        store: secretStore.kind,
        state: store.status === 'ok' ? (checks.secrets === 'ok' ? 'ok' : 'failed') : store.why,
      },
    };
  };
}
