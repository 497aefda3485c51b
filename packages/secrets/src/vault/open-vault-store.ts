import type { z } from 'zod';
import { type FollowedSecret, followSecret } from '../followed-secret.ts';
import { assertPath, parseSecret } from '../parse-secret.ts';
import type { SecretStore, StoreState } from '../store.ts';
import { createVaultClient, type VaultAddress } from './client.ts';
import type { Clock, Log } from './clock.ts';
import { type CredentialFiles, createCredentials } from './credentials.ts';
import { askHealth } from './health.ts';
import { createSecrets } from './secrets.ts';
import { type Login, openSession } from './session.ts';
import { createTokens } from './token.ts';

export type VaultStoreOptions = VaultAddress &
  CredentialFiles & {
    /** Where the KV engine (version 2) is mounted that holds the suite's secrets. */
    mount: string;
    clock: Clock;
    log: Log;
  };

/** What is worth measuring of a service's place in Vault. */
export type VaultFigures = Omit<Login, 'last'> & {
  /** The version in use of each secret that was read. */
  versions: ReadonlyMap<string, number>;
  lastReadAtMs: number | null;
};

export type VaultStore = SecretStore & { figures(): VaultFigures };

/**
 * A secret that is followed and was changed shows within this time, in ms. Every look is a line in Vault's audit log,
 * and a suite looks at some twenty secrets.
 */
const REFRESH_EVERY_MS = 30_000;

/**
 * Secrets of Vault, entered by AppRole. Waits until Vault answers and says so in the log. What was read once is held:
 * a service that runs goes on while Vault is sealed or away.
 */
export async function openVaultStore(options: VaultStoreOptions): Promise<VaultStore> {
  const { clock, log, mount } = options;
  const client = createVaultClient(options);
  const tokens = createTokens(client);
  const session = await openSession({
    tokens,
    credentials: createCredentials(client, options, log),
    clock,
    log,
  });
  const closing = new AbortController();
  const secrets = createSecrets({ client, session, mount, clock, log, closing: closing.signal });
  const followed = new Map<FollowedSecret<unknown>, string>();

  const refresh = async () => {
    for (const [secret, path] of followed) {
      await secret.refresh().catch((error: unknown) => {
        if (!closing.signal.aborted) log.warn({ path, err: error }, 'a changed secret is passed over');
      });
    }
  };
  const keepUp = async () => {
    while (!closing.signal.aborted) {
      await clock.sleepUntil(clock.now() + REFRESH_EVERY_MS, closing.signal).catch(() => {});
      await refresh();
    }
  };
  const keepingUp = keepUp();

  const read = async <T>(path: string, shape: z.ZodType<T>): Promise<T> => {
    assertPath(path);
    return parseSecret(path, shape, await secrets.read(path));
  };

  return {
    read,
    async follow(path, shape, make) {
      const secret = await followSecret(() => read(path, shape), make);
      followed.set(secret, path);
      return secret.current;
    },
    async state(): Promise<StoreState> {
      const health = await askHealth(client);
      const { last, endsAtMs } = session.login();
      const status = endsAtMs !== null && clock.now() < endsAtMs ? 'held' : 'ended';
      if (health !== 'ok') return { status, why: health };
      if (last === 'ok' && status === 'held') return { status: 'ok' };
      return { status, why: last === 'sealed' || last === 'away' ? last : 'refused' };
    },
    figures() {
      const { last: _, ...login } = session.login();
      return { ...login, versions: secrets.versions(), lastReadAtMs: secrets.lastReadAtMs() };
    },
    async close() {
      closing.abort();
      await keepingUp;
      await session.close();
    },
  };
}
