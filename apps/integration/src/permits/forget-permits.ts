import { ACCOUNT_LOG_DAYS } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { Journal } from './repository.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The journal is kept as long as the log of what accounts did, in ms. */
export const ENTRY_KEPT_MS = ACCOUNT_LOG_DAYS * DAY_MS;

/** Whom a lookup found is told to whoever asks again under its permit, which is good for seconds. */
const FOUND_KEPT_MS = DAY_MS;

/** Now and then: forgets what no permit is asked about any more. */
export type ForgetPermits = () => Promise<void>;

export function createForgetPermits({ journal }: { journal: Pick<Journal, 'forget'> }): ForgetPermits {
  return () => {
    const now = clock.now();
    return journal.forget({
      endedBefore: new Date(now - ENTRY_KEPT_MS),
      foundBefore: new Date(now - FOUND_KEPT_MS),
    });
  };
}
