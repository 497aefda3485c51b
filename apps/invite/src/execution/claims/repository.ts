import { CLAIM_TTL_MS, inTransaction, type Pool, type PoolClient, type Wait } from '@muster/service-kit';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { MOVES, Task } from '../../tasks/task.ts';

/** A task is worked on while it runs, and after that until its open attempts are settled. */
const HAS_WORK = `(state = 'running' OR id IN (SELECT task_id FROM attempts WHERE open))`;

/** Who works on which task, and when it is looked at. Claims are in Postgres's own time, all else in the clock's. */
export function createClaimRepository(pool: Pool, prisma: PrismaClient) {
  return {
    /** Takes a due task for a runner; null when it is not due, or somebody else's. */
    async claim(id: string, runnerId: string, now: Date): Promise<Task | null> {
      const { rowCount } = await pool.query(
        `UPDATE tasks SET wake_at = NULL, wait_reason = NULL, runner_id = $2,
                          runner_until = now() + $4 * interval '1 ms'
          WHERE id = $1 AND ${HAS_WORK} AND (wake_at IS NULL OR wake_at <= $3)
            AND (runner_until IS NULL OR runner_until < now())`,
        [id, runnerId, now, CLAIM_TTL_MS],
      );
      return rowCount === 1 ? this.read(id) : null;
    },

    /** The task as it stands now. */
    async read(id: string): Promise<Task> {
      return Task.parse(await prisma.task.findUniqueOrThrow({ where: { id } }));
    },

    async renewClaim(id: string, runnerId: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE tasks SET runner_until = now() + $3 * interval '1 ms' WHERE id = $1 AND runner_id = $2`,
        [id, runnerId, CLAIM_TTL_MS],
      );
      return rowCount === 1;
    },

    /** Says why a task stands still while its runner stays with it. */
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

    /** Stops a running task for a person to look, and says why. */
    pause: (id: string, code: string): Promise<void> => pauseTask(pool, id, code),

    /** Ends a running task in which nobody is left: nobody to invite, and nothing to be settled. */
    async complete(id: string, now: Date): Promise<void> {
      await inTransaction(pool, async client => {
        // Locked before anything is looked at: whoever adds people at this moment is waited for, and seen.
        await client.query('SELECT FROM tasks WHERE id = $1 FOR UPDATE', [id]);
        await client.query(
          `UPDATE tasks SET state = $2, finished_at = $3, wake_at = NULL, wait_reason = NULL
            WHERE id = $1 AND state = ANY($4)
              AND NOT EXISTS (SELECT FROM targets t WHERE t.task_id = $1 AND t.state IN ('pending', 'inviting'))
              AND NOT EXISTS (SELECT FROM attempts a WHERE a.task_id = $1 AND a.open)`,
          [id, MOVES.complete.to, now, MOVES.complete.from],
        );
      });
    },

    /** Tasks nobody works on although something can be done, those of high priority first. */
    async due(now: Date): Promise<string[]> {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM tasks
          WHERE ${HAS_WORK} AND (wake_at IS NULL OR wake_at <= $1)
            AND (runner_until IS NULL OR runner_until < now())
          ORDER BY array_position(ARRAY['high', 'normal', 'low'], priority), id`,
        [now],
      );
      return rows.map(row => row.id);
    },

    async nextWakeAt(now: Date): Promise<number | null> {
      const { rows } = await pool.query<{ wake_at: Date | null }>(
        `SELECT min(wake_at) AS wake_at FROM tasks WHERE wake_at > $1 AND ${HAS_WORK}`,
        [now],
      );
      return rows[0]?.wake_at?.getTime() ?? null;
    },
  };
}
export type ClaimRepository = ReturnType<typeof createClaimRepository>;

/** The one UPDATE by which the system pauses a task, alone or in the transaction of what made it. */
export async function pauseTask(database: Pool | PoolClient, id: string, code: string): Promise<void> {
  await database.query(
    `UPDATE tasks SET state = $2, problem_code = $3, wake_at = NULL, wait_reason = NULL
      WHERE id = $1 AND state = ANY($4)`,
    [id, MOVES.pause.to, code, MOVES.pause.from],
  );
}

const toDate = (wait: Wait | null): Date | null =>
  wait === null || wait.until === null ? null : new Date(wait.until);
