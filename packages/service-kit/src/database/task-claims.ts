import { CLAIM_TTL_MS } from '../queue/claim.ts';
import type { Wait } from '../queue/wait.ts';
import type { Pool } from './pool.ts';

const IS_DUE = '(wake_at IS NULL OR wake_at <= $1) AND (runner_until IS NULL OR runner_until < now())';

/**
 * Who works on which row of a service's `tasks`, and when it is looked at: columns `runner_id`, `runner_until`,
 * `wait_reason`, `wake_at` and `priority`. Claims are in Postgres's own time, all else in the clock's.
 * @param hasWork the condition, in SQL, under which there is something to do for a task
 */
export function createTaskClaims(pool: Pool, hasWork: string) {
  return {
    /** Takes a due task for a runner; false when it is not due, or somebody else's. */
    async claim(id: string, runnerId: string, now: Date): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE tasks SET wake_at = NULL, wait_reason = NULL, runner_id = $3,
                          runner_until = now() + $4 * interval '1 ms'
          WHERE id = $2 AND ${hasWork} AND ${IS_DUE}`,
        [now, id, runnerId, CLAIM_TTL_MS],
      );
      return rowCount === 1;
    },

    async renewClaim(id: string, runnerId: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE tasks SET runner_until = now() + $3 * interval '1 ms' WHERE id = $1 AND runner_id = $2`,
        [id, runnerId, CLAIM_TTL_MS],
      );
      return rowCount === 1;
    },

    /** Says why a running task stands still while its runner stays with it. */
    async noteWait(id: string, runnerId: string, wait: Wait | null): Promise<void> {
      await pool.query(
        `UPDATE tasks SET wait_reason = $3, wake_at = $4
          WHERE id = $1 AND runner_id = $2 AND state = 'running'`,
        [id, runnerId, wait?.reason ?? null, toDate(wait)],
      );
    },

    /** Gives a task back, with what it waits for. */
    async release(id: string, runnerId: string, wait: Wait | null): Promise<void> {
      await pool.query(
        `UPDATE tasks SET runner_id = NULL, runner_until = NULL, wait_reason = $3, wake_at = $4
          WHERE id = $1 AND runner_id = $2`,
        [id, runnerId, wait?.reason ?? null, toDate(wait)],
      );
    },

    /** Tasks nobody works on although something can be done, those of high priority first. */
    async due(now: Date): Promise<string[]> {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM tasks WHERE ${hasWork} AND ${IS_DUE}
          ORDER BY array_position(ARRAY['high', 'normal', 'low'], priority), id`,
        [now],
      );
      return rows.map(row => row.id);
    },

    /** The earliest moment at which a waiting task becomes due, in ms; null when none waits. */
    async nextWakeAt(now: Date): Promise<number | null> {
      const { rows } = await pool.query<{ wake_at: Date | null }>(
        `SELECT min(wake_at) AS wake_at FROM tasks WHERE wake_at > $1 AND ${hasWork}`,
        [now],
      );
      return rows[0]?.wake_at?.getTime() ?? null;
    },
  };
}
export type TaskClaims = ReturnType<typeof createTaskClaims>;

const toDate = (wait: Wait | null): Date | null =>
  wait === null || wait.until === null ? null : new Date(wait.until);
