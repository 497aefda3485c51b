import type { Logger } from '../logger.ts';

/** Why a row stands still; `until` in ms of the clock, null to be looked at again within seconds. */
export type Wait = { reason: string; until: number | null };

/** Says in the log why a row stands still, for whoever wonders. */
export function logWait(log: Logger, taskId: string, { reason, until }: Wait): void {
  log.info({ taskId, reason, until: until === null ? null : new Date(until).toISOString() }, 'task waits');
}

/** The wait that ends first; one without a moment ends at the next look. */
export function earliest(...waits: readonly (Wait | null)[]): Wait | null {
  const known = waits.flatMap(wait => (wait === null ? [] : [wait]));
  return known.toSorted((a, b) => (a.until ?? 0) - (b.until ?? 0))[0] ?? null;
}
