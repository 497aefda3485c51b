import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import type { ShareSources } from '../shares/read-shares.ts';
import { checkSnapshot } from '../snapshot/check-snapshot.ts';
import { type Vault, VaultAway, VaultRefused } from '../vault/client.ts';
import { initialise } from '../vault/initialise.ts';
import { readSealStatus, unseal, untilActive } from '../vault/seal.ts';
import { unsealWithShares } from './unseal.ts';

/** What the snapshot does not know, and who mends it. */
const AFTERWARDS = `
The Vault of the snapshot is back, with its shares, policies and secrets: if it is sealed still, \`vault-operator unseal\`
with shares of that time. What was changed since is not in it:
  1. \`vault-operator doctor\` tells whether vault-operator's own secret id is still one.
  2. Processes whose secret ids are younger than the snapshot cannot log in. \`vault-operator root-token\`, put the
     token into a file, and VAULT_TOKEN_FILE=<file> \`vault-operator rotate secret-id\` gives them new ones.
  3. Enter again what was entered since: \`vault-operator secret set <path>\`.
  4. Take a new snapshot.`;

/**
 * Makes an empty Vault the one that a snapshot was taken of. Nothing else is needed but shares of that time: the empty
 * one gets keys for the moment, by which it takes the snapshot, and loses them with all else by taking it.
 * @throws CannotDo for a Vault that has keys: what it holds would be lost
 */
export async function restore(vault: Vault, file: string, from: ShareSources, person: Person): Promise<void> {
  const snapshot = Uint8Array.from(
    await readFile(file).catch(() => {
      throw new CannotDo(`${file} cannot be read`);
    }),
  );
  checkSnapshot(snapshot, file);
  if ((await readSealStatus(vault)).initialized) {
    throw new CannotDo(
      'This Vault has keys already, and a snapshot is put only into an empty one: stop it, move its data away, start it, and run this again',
    );
  }
  person.tell('Vault is empty: it gets keys for the moment.');
  const { shares, rootToken } = await initialise(vault, { shares: 1, threshold: 1 });
  await unseal(vault, shares);
  await untilActive(vault);
  const root = vault.withToken(rootToken);
  await root.transfer({ method: 'POST', path: 'sys/storage/raft/snapshot-force', bytes: snapshot });
  await untilTaken(root);
  person.tell('It has taken the snapshot, and is sealed: the shares of the time of the snapshot open it.');
  try {
    await unsealWithShares(vault, from, person);
  } finally {
    // Where the shares do not fit yet, it is `unseal` that goes on, and not this.
    person.tell(AFTERWARDS);
  }
}

const LOOK_EVERY_MS = 100;
const TAKEN_WITHIN_MS = 60_000;

/** Vault answers before it has begun. It has ended when the token of the moment is none any more. */
async function untilTaken(root: Vault): Promise<void> {
  const deadline = performance.now() + TAKEN_WITHIN_MS;
  while (performance.now() < deadline) {
    try {
      await root.call({ method: 'GET', path: 'auth/token/lookup-self' }, z.unknown());
    } catch (error) {
      if (!(error instanceof VaultRefused || error instanceof VaultAway)) throw error;
      // Sealed; or, by whoever watches it, open again. One that is away may be restarted in the middle of it.
      if (error instanceof VaultRefused && (error.status === 503 || error.status === 403)) return;
    }
    await setTimeout(LOOK_EVERY_MS);
  }
  throw new CannotDo('Vault does not take the snapshot: its log says why. Empty it before the next try');
}
