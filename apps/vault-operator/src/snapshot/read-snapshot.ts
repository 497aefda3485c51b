import type { Vault } from '../vault/client.ts';
import { checkSnapshot } from './check-snapshot.ts';

/**
 * All that Vault holds, encrypted as it lies on its disk: with the shares of today, and only with them, it is a Vault
 * again.
 * @throws CannotDo when not all of it has come
 */
export async function readSnapshot(vault: Vault): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await vault.transfer({ method: 'GET', path: 'sys/storage/raft/snapshot' });
  checkSnapshot(bytes, 'What Vault sent');
  return bytes;
}
