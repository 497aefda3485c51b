import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { askForShares, readReadyShares, type ShareSources } from '../shares/read-shares.ts';
import type { Vault } from '../vault/client.ts';
import { readSealStatus, type Unsealing, unseal, untilActive } from '../vault/seal.ts';

/** Unseals Vault with the shares that lie ready; where there are none, or not those it has now, people type theirs. */
export async function unsealWithShares(vault: Vault, from: ShareSources, person: Person): Promise<void> {
  const { initialized, sealed, t: needed } = await readSealStatus(vault);
  if (!initialized) throw new CannotDo(whyNot({ status: 'not-initialised' }));
  if (!sealed) return person.tell('Vault is unsealed.');
  const ready = (await readReadyShares(from)) ?? [];
  let outcome: Unsealing | null = null;
  // A folder may be mounted for shares at hand, and be empty because people hold them all.
  if (ready.length > 0) {
    outcome = await unseal(vault, ready);
    if (outcome.status !== 'open') person.tell(`Of the shares that lie ready: ${whyNot(outcome)}.`);
  }
  if (outcome?.status !== 'open') outcome = await unseal(vault, await askForShares(person, needed));
  if (outcome.status !== 'open') throw new CannotDo(whyNot(outcome));
  await untilActive(vault);
  person.tell('Vault is unsealed.');
}

/** What keeps Vault sealed, in one sentence. */
export function whyNot(outcome: Exclude<Unsealing, { status: 'open' }>): string {
  switch (outcome.status) {
    case 'not-initialised':
      return 'Vault has no keys yet: `vault-operator init` makes them';
    case 'too-few':
      return `Vault stays sealed: ${outcome.given} different shares given, ${outcome.needed} needed`;
    case 'wrong-shares':
      return `Vault stays sealed, a share is wrong: ${outcome.why}`;
  }
}
