import { z } from 'zod';
import { SecretUnavailable } from '../store.ts';
import { backOffMs } from './back-off.ts';
import type { Answer, VaultClient } from './client.ts';
import type { Clock, Log } from './clock.ts';
import type { Session } from './session.ts';

/** What lies at a path, as it was read last. */
export type HeldSecret = { fields: Record<string, unknown>; version: number };

/** Reads secrets of one KV engine (version 2), and keeps them for the time that Vault is out of reach. */
export type Secrets = {
  /** @throws SecretUnavailable */
  read(path: string): Promise<HeldSecret>;
  /** When Vault gave a secret last, in ms since the epoch; null before the first time. */
  lastReadAtMs(): number | null;
};

/** https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version */
const Secret = z
  .object({
    data: z.object({ data: z.record(z.string(), z.unknown()), metadata: z.object({ version: z.int() }) }),
  })
  .transform(({ data: { data, metadata } }): HeldSecret => ({ fields: data, version: metadata.version }));

export function createSecrets(parts: {
  client: VaultClient;
  session: Pick<Session, 'login' | 'withToken'>;
  mount: string;
  clock: Clock;
  log: Log;
  closing: AbortSignal;
}): Secrets {
  const { client, session, mount, clock, log, closing } = parts;
  const held = new Map<string, HeldSecret>();
  let lastReadAtMs: number | null = null;

  const ask = (path: string): Promise<Answer<HeldSecret>> =>
    session.withToken(token => client.read(`${mount}/data/${path}`, Secret, token));

  /**
   * What Vault holds; what it held last while it is out of reach; and where there is neither, as soon as it answers. Who
   * is in and may not read it hears so: nothing that passes by itself.
   */
  const read = async (path: string): Promise<HeldSecret> => {
    for (let failures = 1; ; failures += 1) {
      const answer = await ask(path);
      if (answer.status === 'ok') {
        held.set(path, answer.body);
        lastReadAtMs = clock.now();
        return answer.body;
      }
      if (answer.status === 'absent') throw new SecretUnavailable(path, 'there is no such secret');
      const isIn = session.login().endsAtMs !== null;
      if (answer.status === 'refused' && isIn) {
        throw new SecretUnavailable(path, 'Vault does not let this service read it');
      }
      const known = held.get(path);
      if (known) return known;
      if (failures === 1) log.warn({ path, why: answer.status }, 'waiting for a secret of Vault');
      await clock.sleepUntil(clock.now() + backOffMs(failures), closing);
    }
  };

  return { read, lastReadAtMs: () => lastReadAtMs };
}
