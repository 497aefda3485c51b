import type { Chat, Person } from '@muster/contracts';
import { createTaskClaims, inTransaction, newId, type Pool } from '@muster/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { IN_WORK, MOVES, Task } from '../tasks/task.ts';

/** One page as it is stored: people, and where the next page begins. */
export type Page = { people: readonly Person[]; nextCursor: string | null; reported: number };

/** What storing a page came to: `superseded` when the task stopped or another runner was here first. */
export type Stored = 'stored' | 'finished' | 'superseded';

/** States are words of the contract, without quotes in them. */
const HAS_WORK = `state IN ('${IN_WORK.join("', '")}')`;

/** Tasks as a worker sees them. */
export function createCollectionRepository(pool: Pool, prisma: PrismaClient) {
  const claims = createTaskClaims(pool, HAS_WORK);
  const read = async (id: string): Promise<Task> =>
    Task.parse(await prisma.task.findUniqueOrThrow({ where: { id } }));

  return {
    ...claims,

    /** Takes a due task for a runner, which begins it; null when it is not due, or somebody else's. */
    async claim(id: string, runnerId: string, now: Date): Promise<Task | null> {
      if (!(await claims.claim(id, runnerId, now))) return null;
      await pool.query(
        `UPDATE tasks SET state = $4, started_at = coalesce(started_at, $3)
          WHERE id = $1 AND runner_id = $2 AND state = ANY($5)`,
        [id, runnerId, now, MOVES.begin.to, MOVES.begin.from],
      );
      const task = await read(id);
      // Paused or cancelled in between: the claim ends by itself.
      return task.state === MOVES.begin.to ? task : null;
    },

    /** Stores the id of a permit before it is asked for; false when the task is no longer this runner's. */
    async notePermit(id: string, runnerId: string, permitId: string | null, accountId: string | null) {
      const { rowCount } = await pool.query(
        `UPDATE tasks SET resolve_permit_id = $3, resolve_account_id = $4 WHERE id = $1 AND runner_id = $2`,
        [id, runnerId, permitId, accountId],
      );
      return rowCount === 1;
    },

    /** Remembers which chat the link leads to; false when it led to another one before. */
    async noteSource(id: string, chat: Chat): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE tasks SET channel_key = $2, source_title = $3, reported = coalesce(reported, $4)
          WHERE id = $1 AND (channel_key IS NULL OR channel_key = $2)`,
        [id, chat.key, chat.title, chat.memberCount],
      );
      return rowCount === 1;
    },

    /** Counts a failure that only time can help; answers how many there were since the last page. */
    async countFailure(id: string, runnerId: string): Promise<number> {
      const { rows } = await pool.query<{ failures: number }>(
        'UPDATE tasks SET failures = failures + 1 WHERE id = $1 AND runner_id = $2 RETURNING failures',
        [id, runnerId],
      );
      return rows[0]?.failures ?? 1;
    },

    async fail(id: string, code: string, now: Date): Promise<void> {
      await pool.query(
        `UPDATE tasks SET state = $2, problem_code = $3, finished_at = $4, wake_at = NULL, wait_reason = NULL
          WHERE id = $1 AND state = ANY($5)`,
        [id, MOVES.fail.to, code, now, MOVES.fail.from],
      );
    },

    /**
     * Stores one page with its checkpoint: people, counts and cursor in one transaction that only the page's
     * own turn can make, so that a crash or a second runner neither loses nor doubles anybody. The last page
     * also ends the task, once its rows have been counted.
     * @param turn the number of pages stored before this one
     */
    async storePage(id: string, turn: number, page: Page, now: Date): Promise<Stored> {
      return inTransaction(pool, async client => {
        const { rows } = await client.query<{ team_id: string; room: number | null }>(
          `SELECT team_id, people_limit - collected AS room FROM tasks
            WHERE id = $1 AND state = 'running' AND pages = $2 FOR UPDATE`,
          [id, turn],
        );
        const [task] = rows;
        if (!task) return 'superseded';
        const { rowCount: added } = await client.query(INSERT_PEOPLE, [
          id,
          task.team_id,
          now,
          task.room,
          ...columnsOf(page.people),
        ]);
        const isLast = page.nextCursor === null || (task.room !== null && (added ?? 0) >= task.room);
        await client.query(
          `UPDATE tasks SET collected = collected + $2, reported = $3, cursor = $4, pages = pages + 1,
                            failures = 0, wait_reason = NULL, wake_at = NULL
            WHERE id = $1`,
          [id, added, page.reported, page.nextCursor],
        );
        if (!isLast) return 'stored';
        await client.query(FINISH, [id, now, MOVES.complete.to, MOVES.fail.to]);
        return 'finished';
      });
    },
  };
}
export type CollectionRepository = ReturnType<typeof createCollectionRepository>;

/** Those who are not stored yet, in the page's order, as many as the task has room for. */
const INSERT_PEOPLE = `
  INSERT INTO results (id, team_id, task_id, platform_user_id, username, first_name, last_name, premium, bot,
                       deleted, seen_at)
  SELECT p.id, $2, $1, p.platform_user_id, p.username, p.first_name, p.last_name, p.premium, p.bot, p.deleted, $3
    FROM unnest($5::uuid[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::boolean[], $11::boolean[],
                $12::boolean[])
         AS p (id, platform_user_id, username, first_name, last_name, premium, bot, deleted)
   WHERE NOT EXISTS (SELECT FROM results r WHERE r.task_id = $1 AND r.platform_user_id = p.platform_user_id)
   ORDER BY p.id
   LIMIT $4
  ON CONFLICT (task_id, platform_user_id) DO NOTHING`;

/** A task whose stored count differs from its collected count has failed. */
const FINISH = `
  WITH counted AS (SELECT count(*) AS stored FROM results WHERE task_id = $1)
  UPDATE tasks
     SET state = CASE WHEN stored = collected THEN $3 ELSE $4 END, finished_at = $2,
         problem_code = CASE WHEN stored <> collected THEN 'results_incomplete' END
    FROM counted
   WHERE id = $1`;

/** The columns of a page for `unnest`; somebody listed twice on it is one person. */
function columnsOf(people: readonly Person[]) {
  const distinct = [...new Map(people.map(person => [person.platformUserId, person])).values()];
  return [
    distinct.map(() => newId()),
    distinct.map(person => person.platformUserId),
    distinct.map(person => person.username),
    distinct.map(person => person.firstName),
    distinct.map(person => person.lastName),
    distinct.map(person => person.premium),
    distinct.map(person => person.bot),
    distinct.map(person => person.deleted),
  ];
}
