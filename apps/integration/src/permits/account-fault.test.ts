import { expect, it } from 'vitest';
import { isAccountFault } from './account-fault.ts';

const at = { executedAt: '2026-01-01T00:00:00.000Z' };
const refused = (code: string) =>
  ({ outcome: 'refused', code, ...at, retryAt: null, platformError: null }) as const;

it.each(['flood_wait', 'peer_flood', 'chat_admin_required', 'chat_write_forbidden'])(
  'a refusal with %s is the fault of the account',
  code => {
    expect(isAccountFault(refused(code))).toBe(true);
  },
);

it.each(['user_privacy_restricted', 'destination_full', 'telegram_error', 'a name nobody knows'])(
  'a refusal with %s says nothing about the account',
  code => {
    expect(isAccountFault(refused(code))).toBe(false);
  },
);

it('an answer that never came speaks against the account, as far as anybody can say', () => {
  expect(isAccountFault({ outcome: 'unknown', code: 'outcome_unknown' })).toBe(true);
});

it('a success, or what was never sent, does not', () => {
  expect(isAccountFault({ outcome: 'joined', ...at })).toBe(false);
  expect(isAccountFault({ outcome: 'not_sent', code: 'chat_admin_required' })).toBe(false);
  expect(isAccountFault(null)).toBe(false);
});
