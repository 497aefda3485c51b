import { LEASE_TTL_MS, LeaseClaims } from '@muster/contracts';
import { clock, newId } from '@muster/service-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anAccount } from '../../test/an-account.ts';
import { createUseLease } from './lease.ts';

const NOW = 1_000_000;
beforeEach(() => {
  vi.spyOn(clock, 'now').mockReturnValue(NOW);
});
afterEach(() => vi.restoreAllMocks());

const account = anAccount();

/** Uses a lease that was granted `aheadMs` from now. */
function use(aheadMs: number) {
  const claims = LeaseClaims.parse({
    iss: 'account-manager',
    aud: 'integration',
    typ: 'lease',
    leaseId: newId(),
    accountId: account.id,
    teamId: account.teamId,
    purpose: 'parse',
    fencingToken: 1,
    readsPerMinute: 20,
    expiresAtMs: NOW + aheadMs + LEASE_TTL_MS,
  });
  const accounts = { find: async () => account, passFence: async () => true };
  return createUseLease({ proofs: { lease: async () => claims }, accounts })('token');
}

describe('a lease', () => {
  it('is good from its grant, give or take a second, until its end', async () => {
    await expect(use(1_000)).resolves.toMatchObject({ account });
    await expect(use(-LEASE_TTL_MS + 1)).resolves.toMatchObject({ account });
    await expect(use(-LEASE_TTL_MS)).rejects.toThrow('lease_lost');
  });

  it('that was granted in the future is refused: the clock here is slow, and would prolong it', async () => {
    await expect(use(1_001)).rejects.toThrow('lease_lost');
  });
});
