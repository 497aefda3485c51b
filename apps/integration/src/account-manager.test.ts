import { createAccountManagerClient, waitReasons } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { describe, expect, it } from 'vitest';
import { createAccountManager } from './account-manager.ts';

const nextAt = '2026-11-20T12:00:30.000Z';

/** account-manager that answers every call with `body`. */
const answering = (body: object) =>
  createAccountManager(
    createAccountManagerClient({
      baseUrl: 'http://account-manager',
      fetch: async () => Response.json(body),
    }),
  );

const account = { id: newId(), teamId: newId() };
const lease = { id: newId(), token: 'lease' };
const permit = { permitId: newId(), target: 'a'.repeat(43) };

describe('an account that a person looks a chat up with', () => {
  it.each([
    ['paused', 'account_paused'],
    ['frozen', 'account_frozen'],
    ['banned', 'account_banned'],
    ['logged_out', 'account_logged_out'],
    ['flood_wait', 'flood_wait'],
    ['peer_flood', 'peer_flood'],
    ['leased', 'account_busy'],
    ['rebuilding', 'service_unavailable'],
    ['clock_unsafe', 'service_unavailable'],
  ])('is said to be what keeps it, and until when: %s is %s', async (reason, code) => {
    const accounts = [{ accountId: account.id, reason, nextAt }];
    const accountManager = answering({ status: 'none_eligible', accounts, nextAt });
    expect(await accountManager.takeLease(account)).toEqual({ code, retryAt: nextAt });
  });

  it.each([
    [{ reason: 'restricted', limit: 'flood_wait' }, 'flood_wait'],
    [{ reason: 'clock_unsafe', limit: null }, 'service_unavailable'],
  ])('is said to be what its permit was denied for: %j', async (why, code) => {
    const denial = { ...why, value: null, used: null, retryAt: nextAt };
    const accountManager = answering({ status: 'denied', denial });
    expect(await accountManager.requestPermit(lease, permit)).toEqual({ code, retryAt: nextAt });
  });

  it('is said to have used up a limit: which one, how much of it, and until when', async () => {
    const denial = { reason: 'limit', limit: 'resolves_per_minute', value: 5, used: 5, retryAt: nextAt };
    expect(await answering({ status: 'denied', denial }).requestPermit(lease, permit)).toEqual({
      code: 'account_limit_reached',
      retryAt: nextAt,
      limit: {
        name: 'resolves_per_minute',
        message: waitReasons.resolves_per_minute,
        value: 5,
        used: 5,
        nextAt,
      },
    });
  });

  it('cannot be used while account-manager is away', async () => {
    const client = createAccountManagerClient({
      baseUrl: 'http://account-manager',
      fetch: () => Promise.reject(new Error('away')),
    });
    await expect(createAccountManager(client).takeLease(account)).rejects.toThrow('service_unavailable');
  });
});
