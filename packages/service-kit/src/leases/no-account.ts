import type { Ineligible, WaitReason } from '@muster/contracts';
import { clock } from '../clock.ts';
import type { Wait } from '../queue/wait.ts';

/** Without any usable account only a person can help; the work looks whether one did, in ms. */
const LOOK_MS = 15_000;

/** The wait of work for which no account will be free by itself. */
export const waitForPerson = (): Wait => ({
  reason: 'no_account' satisfies WaitReason,
  until: clock.now() + LOOK_MS,
});

/** The wait for the account that is free first, in its own words. */
export function waitForAccount(accounts: readonly Ineligible[], nextAt: string): Wait {
  const first = accounts.find(account => account.nextAt === nextAt);
  const reason =
    !first || first.reason === 'leased' ? ('no_account_free' satisfies WaitReason) : first.reason;
  return { reason, until: Date.parse(nextAt) };
}
