import { clock } from '../clock.ts';

/** An answer can be had again for so long (DESIGN: 24 h), in ms. */
const KEPT_FOR_MS = 24 * 3_600_000;

/** How many keys are forgotten at once: more than a wish adds, few enough to cost nothing. */
const FORGET_AT_ONCE = 20;

/** Keys made before this are free again. */
export const keptSince = (): Date => new Date(clock.now() - KEPT_FOR_MS);

/**
 * Forgets a few of the keys whose time is over, of whatever team. It waits for nobody, and takes what somebody else
 * is forgetting for forgotten.
 */
export async function forgetOldKeys(sql: {
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>;
}): Promise<void> {
  await sql.$executeRawUnsafe(
    `DELETE FROM idempotency_keys WHERE ctid IN (
       SELECT ctid FROM idempotency_keys WHERE created_at <= $1 LIMIT ${FORGET_AT_ONCE} FOR UPDATE SKIP LOCKED)`,
    keptSince(),
  );
}
