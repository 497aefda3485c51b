import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { encryptFor } from '../shares/encrypt-for.ts';
import { assertSplit, handOut, type Split } from '../shares/hand-out.ts';
import type { Vault } from '../vault/client.ts';
import { initialise } from '../vault/initialise.ts';
import { readSealStatus } from '../vault/seal.ts';

/** Their only showing may have been broken off. */
const IF_LOST = 'If nobody ever got its shares, stop it, move its data away, start it, and run this again';

/**
 * Makes Vault's keys and shows the shares, once: each encrypted for its holder where public keys are given, and the
 * root token for all of them.
 * @throws CannotDo before anything is made
 */
export async function init(vault: Vault, split: Split, person: Person): Promise<void> {
  await assertSplit(split);
  if ((await readSealStatus(vault)).initialized)
    throw new CannotDo(`This Vault has its keys already. ${IF_LOST}`);
  const { shares, rootToken } = await initialise(vault, split);
  await handOut(shares, split.recipients, person);
  person.tell('Root token, for `vault-operator bootstrap`, which revokes it:');
  person.tell(split.recipients.length > 0 ? await encryptFor(split.recipients, rootToken) : rootToken);
  person.tell();
  person.tell(
    `This is shown once. Any ${split.threshold} of the ${split.shares} shares open Vault; with fewer its data are lost. ` +
      'Give each to another person, and keep none of them beside Vault.',
  );
}
