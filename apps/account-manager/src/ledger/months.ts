import { clock, type Pool } from '@muster/service-kit';
import { z } from 'zod';

/** Room is made this far ahead, in ms: longer than any month, so that the next one is always there. */
const AHEAD_MS = 32 * 86_400_000;

/** When an id was made, by its first 48 bits, in ms (RFC 9562, UUIDv7). */
export const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** An id from further ahead than room is made for is a mistake of whoever made it. */
export const isFromTheFuture = (id: string): boolean => madeAt(id) > clock.now() + AHEAD_MS;

/** Makes room for the entries of now and of the month to come. */
export async function makeMonthsAhead(pool: Pool): Promise<void> {
  await makeMonths(pool, [clock.now(), clock.now() + AHEAD_MS]);
}

/** Makes room for the entries of these leases, permits and reports. */
export async function makeMonthsOf(pool: Pool, ids: readonly string[]): Promise<void> {
  await makeMonths(pool, ids.filter(id => !isFromTheFuture(id)).map(madeAt));
}

/** A month that is closed is not made again. */
async function makeMonths(pool: Pool, moments: readonly number[]): Promise<void> {
  await pool.query(
    `SELECT make_ledger_month(month)
     FROM (SELECT DISTINCT month_of(moment) AS month FROM unnest($1::timestamptz[]) AS moment), ledger_horizon
     WHERE month >= closed_before ORDER BY month`,
    [moments.map(ms => new Date(ms))],
  );
}

/** Postgres' check_violation names a constraint, but for a row that no partition takes. */
const MonthMissing = z.object({
  code: z.literal('23514'),
  table: z.literal('ledger'),
  constraint: z.undefined().optional(),
});

export const isMonthMissing = (error: unknown): boolean => MonthMissing.safeParse(error).success;
