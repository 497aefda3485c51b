import { z } from 'zod';
import { type Vault, VaultRefused } from './client.ts';

const SealStatus = z.object({
  initialized: z.boolean(),
  sealed: z.boolean(),
  /** Shares needed. */
  t: z.number(),
  /** Shares there are. */
  n: z.number(),
  /** Shares given so far. */
  progress: z.number(),
  version: z.string(),
  storage_type: z.string().optional(),
});
export type SealStatus = z.infer<typeof SealStatus>;

/** @throws VaultAway, VaultRefused */
export const readSealStatus = (vault: Vault): Promise<SealStatus> =>
  vault.call({ method: 'GET', path: 'sys/seal-status' }, SealStatus);

/** Gives Vault one share; the status tells whether it was the one that opened it. */
const giveShare = (vault: Vault, share: string): Promise<SealStatus> =>
  vault.call({ method: 'POST', path: 'sys/unseal', body: { key: share } }, SealStatus);

export type Unsealing =
  | { status: 'open' }
  | { status: 'not-initialised' }
  | { status: 'too-few'; given: number; needed: number }
  /** Vault tells only that the set does not open it, not which share is wrong. */
  | { status: 'wrong-shares'; why: string };

/**
 * Unseals Vault. Shares that somebody gave before and left there are dropped first: mixed with ours they could make
 * a set that does not fit.
 * @throws VaultAway
 */
export async function unseal(vault: Vault, shares: readonly string[]): Promise<Unsealing> {
  const before = await readSealStatus(vault);
  if (!before.initialized) return { status: 'not-initialised' };
  if (!before.sealed) return { status: 'open' };
  if (shares.length < before.t) return { status: 'too-few', given: shares.length, needed: before.t };
  if (before.progress > 0) await forgetGivenShares(vault);
  try {
    for (const share of shares) {
      if (!(await giveShare(vault, share)).sealed) return { status: 'open' };
    }
  } catch (error) {
    if (!(error instanceof VaultRefused)) throw error;
    await forgetGivenShares(vault);
    return { status: 'wrong-shares', why: error.errors.join('; ') };
  }
  const { t: needed } = await readSealStatus(vault);
  // The same share twice counts once.
  await forgetGivenShares(vault);
  return { status: 'too-few', given: new Set(shares).size, needed };
}

const forgetGivenShares = (vault: Vault): Promise<void> =>
  vault.tell({ method: 'POST', path: 'sys/unseal', body: { reset: true } });
