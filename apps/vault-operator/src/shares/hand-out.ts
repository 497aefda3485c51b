import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { encryptFor } from './encrypt-for.ts';

/** Into how many shares a key is split, how many of them make it again, and who gets them. */
export type Split = {
  shares: number;
  threshold: number;
  /** Public keys of age, one for each share; without them the shares are shown. */
  recipients: readonly string[];
};

/**
 * Looks for what would be wrong with new shares while there is none yet: afterwards it is too late.
 * @throws CannotDo
 */
export async function assertSplit({ shares, threshold, recipients }: Split): Promise<void> {
  if (threshold > shares)
    throw new CannotDo(`${threshold} shares cannot be needed where there are ${shares}`);
  if (threshold === 1 && shares > 1) throw new CannotDo('Of several shares at least 2 have to be needed');
  if (recipients.length > 0 && recipients.length !== shares) {
    throw new CannotDo(`${shares} shares for ${recipients.length} keys of age: one for each is needed`);
  }
  // Tried on something that is no secret.
  for (const recipient of recipients) await encryptFor([recipient], '');
}

/** Shows new shares, once: each encrypted for its holder where there are public keys. Nothing else keeps them. */
export async function handOut(
  shares: readonly string[],
  recipients: readonly string[],
  person: Person,
): Promise<void> {
  for (const [index, share] of shares.entries()) {
    const recipient = recipients[index];
    person.tell(`Share ${index + 1} of ${shares.length}${recipient ? ` for ${recipient}` : ''}:`);
    person.tell(recipient ? await encryptFor([recipient], share) : share);
  }
}
