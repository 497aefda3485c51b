import { createTaskClaims, inTransaction, type Pool, type PoolClient } from '@muster/service-kit';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { MOVES, Task } from '../../tasks/task.ts';

/** A task is worked on while it runs, and after that until its open attempts are settled. */
const HAS_WORK = `(state = 'running' OR id IN (SELECT task_id FROM attempts WHERE open))`;

/** Who works on which task, and how it ends. */
export function createClaimRepository(pool: Pool, prisma: PrismaClient) {
  const claims = createTaskClaims(pool, HAS_WORK);
  const read = async (id: string): Promise<Task> =>
    Task.parse(await prisma.task.findUniqueOrThrow({ where: { id } }));

  return {
    ...claims,

    /** Takes a due task for a runner; null when it is not due, or somebody else's. */
    claim: async (id: string, runnerId: string, now: Date): Promise<Task | null> =>
      (await claims.claim(id, runnerId, now)) ? read(id) : null,

    /** The task as it stands now. */
    read,

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
