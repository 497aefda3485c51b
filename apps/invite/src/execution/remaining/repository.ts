import type { Pool } from '@muster/service-kit';

/** Whether account `a` may try target `t`. */
const SUITS = '(a <> ALL (t.not_by) AND (t.only_by IS NULL OR t.only_by = a))';

/** What is left to do in a task, and by whom it could be done. */
export function createRemainingRepository(pool: Pool) {
  return {
    async hasPending(taskId: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        `SELECT FROM targets WHERE task_id = $1 AND state = 'pending' LIMIT 1`,
        [taskId],
      );
      return rowCount === 1;
    },

    /** Of these accounts, those who could try at least one person that is left. */
    async whoCanGoOn(taskId: string, accountIds: readonly string[]): Promise<string[]> {
      const { rows } = await pool.query<{ a: string }>(
        `SELECT a FROM unnest($2::uuid[]) AS a
          WHERE EXISTS (SELECT FROM targets t WHERE t.task_id = $1 AND t.state = 'pending' AND ${SUITS})`,
        [taskId, accountIds],
      );
      return rows.map(row => row.a);
    },

    /**
     * Ends the targets that only certain accounts could have tried, when none of them is left.
     * @param accountIds the accounts that are left
     * @returns how many were ended
     */
    async giveUp(taskId: string, accountIds: readonly string[], now: Date): Promise<number> {
      const { rowCount } = await pool.query(
        `UPDATE targets t
            SET state = 'failed', updated_at = $3,
                reason_code = CASE WHEN only_by IS NULL THEN 'person_not_addressable' ELSE 'unanswered_not_joined' END
          WHERE t.task_id = $1 AND t.state = 'pending' AND (t.not_by <> '{}' OR t.only_by IS NOT NULL)
            AND NOT EXISTS (SELECT FROM unnest($2::uuid[]) AS a WHERE ${SUITS})`,
        [taskId, accountIds, now],
      );
      return rowCount ?? 0;
    },
  };
}
export type RemainingRepository = ReturnType<typeof createRemainingRepository>;
