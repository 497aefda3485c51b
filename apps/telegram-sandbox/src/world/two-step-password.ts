import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { PasswordVerifier } from '../crypto/srp.ts';

/** The second step of somebody's logins. */
export type TwoStepPassword = PasswordVerifier & { readonly hint: string | null };

/** A two-step password as it stands in the journal. */
export const twoStepPasswordSchema = z.object({
  salt1: z.base64(),
  salt2: z.base64(),
  verifier: z.base64(),
  hint: z.string().nullable().exactOptional(),
});

export function writePassword(password: TwoStepPassword): z.infer<typeof twoStepPasswordSchema> {
  const { salt1, salt2, verifier, hint } = password;
  return {
    salt1: salt1.toString('base64'),
    salt2: salt2.toString('base64'),
    verifier: verifier.toString('base64'),
    hint,
  };
}

export function readPassword(written: z.infer<typeof twoStepPasswordSchema>): TwoStepPassword {
  const { salt1, salt2, verifier, hint = null } = written;
  return {
    salt1: Buffer.from(salt1, 'base64'),
    salt2: Buffer.from(salt2, 'base64'),
    verifier: Buffer.from(verifier, 'base64'),
    hint,
  };
}
