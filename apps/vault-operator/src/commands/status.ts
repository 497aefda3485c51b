import { z } from 'zod';
import type { Person } from '../person.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import { readSealStatus } from '../vault/seal.ts';

const Leader = z.object({ ha_enabled: z.boolean(), is_self: z.boolean(), leader_address: z.string() });

/** What everybody may know of a Vault. */
export async function showStatus(vault: Vault, person: Person): Promise<void> {
  const seal = await readSealStatus(vault);
  const tell = (name: string, value: string) => person.tell(`${name.padEnd(12)} ${value}`);
  tell('address', vault.address);
  tell('version', seal.version);
  tell('initialised', seal.initialized ? `yes, ${seal.t} of ${seal.n} shares open it` : 'no');
  tell('sealed', seal.sealed ? `yes, ${seal.progress} of ${seal.t} shares given` : 'no');
  if (seal.sealed) return;
  const leader = await vault.call({ method: 'GET', path: 'sys/leader' }, Leader).catch((error: unknown) => {
    if (error instanceof VaultRefused) return null;
    throw error;
  });
  if (leader?.ha_enabled) tell('leader', leader.is_self ? 'this one' : leader.leader_address);
}
