import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { assertSplit, handOut, type Split } from '../shares/hand-out.ts';
import { askForShare } from '../shares/read-shares.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import {
  beginRekey,
  cancelRekey,
  giveBack,
  giveShare,
  type Rekey,
  readRekey,
  readVerification,
} from '../vault/rekey.ts';

const CANCEL = '`vault-operator rekey --cancel` ends it';

/**
 * Makes new shares, for enough of those of now. They count as soon as enough of them were given back, so that none of
 * it, broken off wherever, leaves a Vault that nobody can open; run again it goes on where it was.
 */
export async function rekey(vault: Vault, split: Split, person: Person): Promise<void> {
  await assertSplit(split);
  const known = await readRekey(vault);
  if (known.started) await agreeToGoOn(known, split, person);
  const { nonce, verification_nonce: made } = known.started ? known : await beginRekey(vault, split);
  if (!made) person.tell(`Broken off, it goes on where it was when it is run again; ${CANCEL}.`);
  if (!made) await makeShares(vault, nonce, split, person);
  await takeBack(vault, person);
  person.tell(
    'From now on the new shares open Vault, and the old ones only snapshots that were taken before.',
  );
  person.tell('Put new ones where shares lie ready for `watch`, and take a snapshot.');
}

/** Ends a rekey that was begun: the shares of now go on to open Vault. */
export async function cancelBegunRekey(vault: Vault, person: Person): Promise<void> {
  const { started, nonce } = await readRekey(vault);
  if (!started) return person.tell('There is no rekey under way.');
  await cancelRekey(vault, nonce);
  person.tell('The rekey is cancelled: the shares of now stay, and new ones that were shown open nothing.');
}

async function agreeToGoOn(begun: Rekey, { shares, threshold }: Split, person: Person): Promise<void> {
  if (!begun.verification_required) {
    throw new CannotDo(`A rekey is under way that does not ask for its new shares; ${CANCEL}`);
  }
  if (begun.n !== shares || begun.t !== threshold) {
    throw new CannotDo(
      `A rekey is under way for ${begun.n} shares of which ${begun.t} are needed: name as many, or ${CANCEL}`,
    );
  }
  const given = `${begun.progress} of ${begun.required} shares were given`;
  person.tell(`A rekey is under way: ${begun.verification_nonce ? 'its new shares were made' : given}.`);
  if (!(await person.agrees('Go on with it?'))) throw new CannotDo(`It stays as it is; ${CANCEL}`);
}

async function makeShares(vault: Vault, nonce: string, { recipients }: Split, person: Person): Promise<void> {
  for (;;) {
    const { progress, required } = await readBegun(vault, nonce);
    const share = await askForShare(person, `Share ${progress + 1} of ${required} that open Vault now`);
    const made = await unlessRefused(person, () => giveShare(vault, nonce, share));
    if (made) return handOut(made, recipients, person);
  }
}

async function takeBack(vault: Vault, person: Person): Promise<void> {
  const { nonce, verification_nonce: made } = await readRekey(vault);
  if (!made) throw new CannotDo('Vault made new shares without asking for them back');
  person.tell();
  person.tell(
    'The old shares open Vault until enough of the new ones were given back. Where some were lost,',
  );
  person.tell(`break this off: ${CANCEL}, and another one makes others.`);
  for (;;) {
    // Another one after shares that did not fit: Vault begins anew then.
    const { verification_nonce = made } = await readBegun(vault, nonce);
    const { progress, t: needed } = await readVerification(vault);
    const share = await askForShare(person, `New share ${progress + 1} of ${needed}`);
    if (await unlessRefused(person, () => giveBack(vault, verification_nonce, share))) return;
  }
}

async function readBegun(vault: Vault, nonce: string): Promise<Rekey> {
  const begun = await readRekey(vault);
  if (begun.nonce === nonce) return begun;
  throw new CannotDo('Somebody else has ended this rekey, or Vault was restarted: the shares of now stay');
}

/** What is refused is asked for again: after a wrong share all of them, after one given twice another one. */
async function unlessRefused<T>(person: Person, give: () => Promise<T>): Promise<T | null> {
  try {
    return await give();
  } catch (error) {
    if (!(error instanceof VaultRefused)) throw error;
    person.tell(`Vault does not take it: ${error.errors.join('; ')}`);
    return null;
  }
}
