import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { encryptFor } from '../shares/encrypt-for.ts';
import type { Vault } from '../vault/client.ts';
import { initialise } from '../vault/initialise.ts';
import { readSealStatus } from '../vault/seal.ts';

export type InitOptions = {
  shares: number;
  threshold: number;
  /** Public keys of age, one for each share; without them the shares are shown. */
  recipients: readonly string[];
};

/**
 * Makes Vault's keys and shows the shares, once: each encrypted for its holder where public keys are given, and the
 * root token for all of them.
 * @throws CannotDo before anything is made
 */
export async function init(vault: Vault, options: InitOptions, person: Person): Promise<void> {
  const { shares: count, threshold, recipients } = options;
  if (!(threshold >= 1 && threshold <= count))
    throw new CannotDo(`A threshold of ${threshold} of ${count} shares`);
  if (recipients.length > 0 && recipients.length !== count) {
    throw new CannotDo(`${count} shares for ${recipients.length} keys of age: one for each is needed`);
  }
  // Tried on something that is no secret: after Vault has made the shares it is too late to find a key wrong.
  for (const recipient of recipients) await encryptFor([recipient], '');
  if ((await readSealStatus(vault)).initialized) throw new CannotDo('This Vault has its keys already');
  const { shares, rootToken } = await initialise(vault, { shares: count, threshold });
  for (const [index, share] of shares.entries()) {
    const recipient = recipients[index];
    person.tell(`Share ${index + 1} of ${count}${recipient ? ` for ${recipient}` : ''}:`);
    person.tell(recipient ? await encryptFor([recipient], share) : share);
  }
  person.tell('Root token, for `vault-operator bootstrap`, which revokes it:');
  person.tell(recipients.length > 0 ? await encryptFor(recipients, rootToken) : rootToken);
  person.tell();
  person.tell(
    `This is shown once. Any ${threshold} of the ${count} shares open Vault; with fewer its data are lost. ` +
      'Give each to another person, and keep none of them beside Vault.',
  );
}
