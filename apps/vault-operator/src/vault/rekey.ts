import { z } from 'zod';
import { CannotDo } from '../print.ts';
import { type Vault, VaultRefused } from './client.ts';
import { isClosed, toOpen } from './closed.ts';

/** https://developer.hashicorp.com/vault/api-docs/system/rekey */
const Rekey = z.object({
  started: z.boolean(),
  nonce: z.string(),
  /** New shares needed, and made. */
  t: z.number(),
  n: z.number(),
  /** Shares of now given so far, and needed. */
  progress: z.number(),
  required: z.number(),
  verification_required: z.boolean().optional(),
  /** There are new shares, which count as soon as enough of them were given back. */
  verification_nonce: z.string().optional(),
});
export type Rekey = z.infer<typeof Rekey>;

const INIT = 'sys/rekey/init';
const VERIFY = 'sys/rekey/verify';

/** How far a rekey is; `started` is false where there is none. */
export async function readRekey(vault: Vault): Promise<Rekey> {
  try {
    return await vault.call({ method: 'GET', path: INIT }, Rekey);
  } catch (error) {
    if (!(error instanceof VaultRefused) || !isClosed(error)) throw error;
    const withToken = error.status === 403 ? 'set VAULT_TOKEN_FILE to a token that may, or ' : '';
    throw new CannotDo(`This Vault takes no shares alone for a rekey: ${withToken}${toOpen('rekey')}`);
  }
}

/** Begins one whose new shares count only when enough of them were given back: until then the shares of now do. */
export async function beginRekey(
  vault: Vault,
  { shares, threshold }: { shares: number; threshold: number },
): Promise<Rekey> {
  const body = { secret_shares: shares, secret_threshold: threshold, require_verification: true };
  await vault.tell({ method: 'POST', path: INIT, body });
  return readRekey(vault);
}

/** Nothing is changed by what was given so far. Since Vault 1.20 only who knows the nonce may do it at once. */
export const cancelRekey = (vault: Vault, nonce: string): Promise<void> =>
  vault.tell({ method: 'DELETE', path: INIT, body: { nonce } });

const NewShares = z.object({ keys_base64: z.array(z.string()).optional() });

/**
 * Gives a share of now.
 * @returns the new shares after the last one that is needed; nobody can ask for them again
 * @throws VaultRefused for a wrong one, which takes those given before with it
 */
export async function giveShare(vault: Vault, nonce: string, key: string): Promise<readonly string[] | null> {
  const call = { method: 'POST', path: 'sys/rekey/update', body: { key, nonce } } as const;
  return (await vault.call(call, NewShares)).keys_base64 ?? null;
}

const Verification = z.object({ t: z.number(), progress: z.number() });

/** How many of the new shares were given back, and are needed. */
export const readVerification = (vault: Vault): Promise<z.infer<typeof Verification>> =>
  vault.call({ method: 'GET', path: VERIFY }, Verification);

const Verified = z.object({ complete: z.boolean().optional() });

/**
 * Gives a new share back.
 * @returns whether the new shares count from now on
 * @throws VaultRefused for a wrong one, which takes those given before with it
 */
export async function giveBack(vault: Vault, nonce: string, key: string): Promise<boolean> {
  const call = { method: 'POST', path: VERIFY, body: { key, nonce } } as const;
  return (await vault.call(call, Verified)).complete === true;
}
