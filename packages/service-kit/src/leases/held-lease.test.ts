import type { Lease } from '@muster/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '../ids.ts';
import type { AccountLeases } from './account-leases.ts';
import { HeldLease } from './held-lease.ts';

const lease = (token: string): Lease => ({
  id: newId(),
  accountId: newId(),
  fencingToken: 1,
  expiresAt: new Date(Date.now() + 30_000).toISOString(),
  token,
});

/** Leases that are renewed as often as they are asked for, until they are lost. */
function office() {
  const calls: string[] = [];
  let isLost = false;
  const leases: Pick<AccountLeases, 'renew' | 'release'> = {
    async renew(held) {
      calls.push('renew');
      return isLost ? { status: 'lost' } : { status: 'renewed', lease: { ...held, token: 'renewed' } };
    },
    async release() {
      calls.push('release');
    },
  };
  return {
    leases,
    calls,
    lose() {
      isLost = true;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

it('is used as it is while its heartbeat is young, and renewed before a use when it is not', async () => {
  const { leases, calls } = office();
  const held = new HeldLease(leases, lease('first'));
  pass(9_999);
  expect((await held.current())?.token).toBe('first');
  expect(calls).toEqual([]);
  pass(1);
  expect((await held.current())?.token).toBe('renewed');
  expect((await held.current())?.token).toBe('renewed');
  expect(calls).toEqual(['renew']);
});

it('is none once it was lost, and is not given back', async () => {
  const { leases, calls, lose } = office();
  const held = new HeldLease(leases, lease('first'));
  lose();
  pass(10_000);
  expect(await held.current()).toBeNull();
  await held.release();
  expect(calls).toEqual(['renew']);
});

it('is given back once, and not used after', async () => {
  const { leases, calls } = office();
  const held = new HeldLease(leases, lease('first'));
  await held.release();
  await held.release();
  expect(calls).toEqual(['release']);
  expect(await held.current()).toBeNull();
});

it('ends by itself when account-manager is away', async () => {
  const release = async () => {
    throw new TypeError('fetch failed');
  };
  const held = new HeldLease({ ...office().leases, release }, lease('first'));
  await expect(held.release()).resolves.toBeUndefined();
});
