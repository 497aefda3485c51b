import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { CannotDo } from '../print.ts';
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
    if (await isOpen(vault)) return { status: 'open' };
    await forgetGivenShares(vault);
    return { status: 'wrong-shares', why: error.errors.join('; ') };
  }
  if (await isOpen(vault)) return { status: 'open' };
  // The same share twice counts once.
  await forgetGivenShares(vault);
  return { status: 'too-few', given: new Set(shares).size, needed: before.t };
}

/** The watch and a person may give their shares at the same time, and mix them: it counts that Vault is open. */
const isOpen = async (vault: Vault): Promise<boolean> => !(await readSealStatus(vault)).sealed;

const forgetGivenShares = (vault: Vault): Promise<void> =>
  vault.tell({ method: 'POST', path: 'sys/unseal', body: { reset: true } });

const Leader = z.object({ ha_enabled: z.boolean(), is_self: z.boolean(), leader_address: z.string() });
export type Leader = z.infer<typeof Leader>;

/** Who of the servers of a Vault works for all of them; null while none does. */
export async function readLeader(vault: Vault): Promise<Leader | null> {
  const leader = await vault.call({ method: 'GET', path: 'sys/leader' }, Leader).catch((error: unknown) => {
    if (error instanceof VaultRefused) return null;
    throw error;
  });
  return leader && (!leader.ha_enabled || leader.is_self || leader.leader_address !== '') ? leader : null;
}

const LOOK_EVERY_MS = 100;
const ACTIVE_WITHIN_MS = 30_000;

/**
 * A server with Raft is unsealed before it has found a leader, and does nothing until then.
 * @throws CannotDo when it takes too long, VaultAway
 */
export async function untilActive(vault: Vault): Promise<void> {
  const deadline = performance.now() + ACTIVE_WITHIN_MS;
  while (!(await readLeader(vault))) {
    if (performance.now() > deadline)
      throw new CannotDo('Vault is unsealed, and has no leader: its log says why');
    await setTimeout(LOOK_EVERY_MS);
  }
}
