import type { Person } from '../person.ts';
import type { Vault } from '../vault/client.ts';
import { readLeader, readSealStatus } from '../vault/seal.ts';

/** What everybody may know of a Vault. */
export async function showStatus(vault: Vault, person: Person): Promise<void> {
  const seal = await readSealStatus(vault);
  const tell = (name: string, value: string) => person.tell(`${name.padEnd(12)} ${value}`);
  tell('address', vault.address);
  tell('version', seal.version);
  tell('initialised', seal.initialized ? `yes, ${seal.t} of ${seal.n} shares open it` : 'no');
  tell('sealed', seal.sealed ? `yes, ${seal.progress} of ${seal.t} shares given` : 'no');
  if (seal.sealed) return;
  const leader = await readLeader(vault);
  if (!leader) tell('leader', 'none');
  else if (leader.ha_enabled) tell('leader', leader.is_self ? 'this one' : leader.leader_address);
}
