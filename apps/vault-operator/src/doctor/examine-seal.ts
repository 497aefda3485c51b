import { type Vault, VaultAway, VaultRefused } from '../vault/client.ts';
import { readLeader, readSealStatus } from '../vault/seal.ts';
import { type Look, right, wrong } from './finding.ts';

/** What everybody may ask Vault: whether it has keys, is open, and has somebody who works. */
export async function* examineSeal(vault: Vault): Look<true> {
  const status = await readSealStatus(vault).catch((error: unknown) => {
    if (error instanceof VaultAway || error instanceof VaultRefused) return error;
    throw error;
  });
  if (status instanceof Error) {
    yield wrong('answer', status.message, 'set VAULT_ADDR to where Vault listens, and to nothing before it');
    return null;
  }
  yield right('answer', `Vault ${status.version}`);
  if (!status.initialized) {
    yield wrong(
      'keys',
      'Vault has none',
      '`vault-operator init` makes them, or `vault-operator restore` an old Vault',
    );
    return null;
  }
  yield right('keys', `${status.t} of ${status.n} shares open it`);
  if (status.sealed) {
    const todo = '`vault-operator unseal`; where `watch` runs, its log says why it does not';
    yield wrong('seal', `Vault is sealed, ${status.progress} of ${status.t} shares given`, todo);
    return null;
  }
  yield right('seal', 'open');
  const leader = await readLeader(vault);
  if (!leader) {
    yield wrong(
      'leader',
      'Vault has none, and does nothing without',
      "look at Vault's log; after a loss of others' disks, https://developer.hashicorp.com/vault/tutorials/raft/raft-lost-quorum",
    );
    return null;
  }
  yield right('leader', leader.is_self || !leader.ha_enabled ? 'this one' : leader.leader_address);
  return true;
}
