import type { People } from '../world/people.ts';

/** "A reset can be finalized after one week": https://core.telegram.org/api/srp#password-reset */
const WAIT_MS = 7 * 24 * 3_600_000;

/** When somebody who has asked for it may take their forgotten password away; null for who has not asked. */
export function passwordResetDate(userId: number, people: People): number | null {
  const askedAt = people.passwordResetAskedAt(userId);
  return askedAt === null ? null : askedAt + WAIT_MS;
}
