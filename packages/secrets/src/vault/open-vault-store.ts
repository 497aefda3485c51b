import type { z } from 'zod';
import { assertPath, parseSecret } from '../parse-secret.ts';
import type { SecretStore, StoreState } from '../store.ts';
import { createVaultClient, type VaultAddress } from './client.ts';
import type { Clock, Log } from './clock.ts';
import { type CredentialFiles, createCredentials } from './credentials.ts';
import { createFollowers } from './followers.ts';
import { askHealth } from './health.ts';
import { createSecrets } from './secrets.ts';
import { type Login, openSession } from './session.ts';
import { createTokens } from './token.ts';

export type VaultStoreOptions = VaultAddress &
  CredentialFiles & {
    /** Where the KV engine (version 2) is mounted that holds the suite's secrets. */
    mount: string;
    /** How often secrets that are followed are read anew, in ms. Each time is a line in Vault's audit log. */
    refreshEveryMs: number;
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
 * Secrets of Vault, entered by AppRole. While Vault does not let it in, reading waits, and the state and the log say
 * why. What was read once is held: a service that runs goes on while Vault is sealed or away.
 */
export function openVaultStore(options: VaultStoreOptions): VaultStore {
  const { clock, log, mount, refreshEveryMs } = options;
  const client = createVaultClient(options);
  const credentials = createCredentials(client, options, log);
  const session = openSession({ tokens: createTokens(client), credentials, clock, log });
  const closing = new AbortController();
  const secrets = createSecrets({ client, session, mount, clock, log, closing: closing.signal });
  const followers = createFollowers(secrets, log);
  const readOnce = new Map<string, number>();

  const keepUp = async () => {
    while (!closing.signal.aborted) {
      await clock.sleepUntil(clock.now() + refreshEveryMs, closing.signal).catch(() => {});
      if (!closing.signal.aborted) await followers.refresh(closing.signal);
    }
  };
  const keepingUp = keepUp();

  return {
    async read<T>(path: string, shape: z.ZodType<T>): Promise<T> {
      assertPath(path);
      const { fields, version } = await secrets.read(path);
      const secret = parseSecret(path, shape, fields);
      readOnce.set(path, version);
      return secret;
    },
    async follow(path, shape, make) {
      assertPath(path);
      return followers.add(path, shape, make);
    },
    async state(): Promise<StoreState> {
      const health = await askHealth(client);
      const { last, endsAtMs } = session.login();
      const status = endsAtMs !== null && clock.now() < endsAtMs ? 'held' : 'ended';
      if (health !== 'ok') return { status, why: health };
      if (last === 'ok' && status === 'held') return { status: 'ok' };
      return { status, why: last === 'refused' || last === 'sealed' ? last : 'away' };
    },
    figures() {
      const { last: _, ...login } = session.login();
      const versions = new Map([...readOnce, ...followers.versions()]);
      return { ...login, versions, lastReadAtMs: secrets.lastReadAtMs() };
    },
    async close() {
      closing.abort();
      await keepingUp;
      await session.close();
    },
  };
}
