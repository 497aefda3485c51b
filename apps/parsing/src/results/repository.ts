import type { ResultFilter } from '@muster/contracts';
import { oneMore, type Pool } from '@muster/service-kit';
import type { Result } from '../generated/prisma/client.ts';

/** One person a task collected, as the row holds them. */
export type CollectedPerson = Result;

type PageOfResults = { cursor?: string | undefined; skip?: number; limit: number };

const FILTERED = `FROM results
  WHERE team_id = $1 AND task_id = $2
    AND ($3::text IS NULL OR strpos(lower(concat_ws(' ', first_name, last_name, username)), lower($3)) > 0)
    AND ($4::boolean IS NULL OR (username IS NOT NULL) = $4)
    AND ($5::boolean IS NULL OR premium = $5)
    AND ($6::boolean IS NULL OR bot = $6)
    AND ($7::boolean IS NULL OR deleted = $7)
    AND ($8::bigint IS NULL OR platform_user_id = $8)`;

const valuesOf = (teamId: string, taskId: string, filter: ResultFilter) => [
  teamId,
  taskId,
  // Usernames are stored without the sign that people write before them.
  filter.text?.replace(/^@(?=.)/, '') ?? null,
  filter.hasUsername ?? null,
  filter.premium ?? null,
  filter.bot ?? null,
  filter.deleted ?? null,
  filter.platformUserId ?? null,
];

/**
 * What tasks collected; every question names the task's team. Its SQL is planned with the values at hand, so what is
 * not asked for costs nothing.
 */
export function createResultRepository(pool: Pool) {
  return {
    /** In the order in which they were stored. */
    async page(
      teamId: string,
      taskId: string,
      { cursor, skip = 0, limit }: PageOfResults,
      filter: ResultFilter = {},
    ): Promise<CollectedPerson[]> {
      const { rows } = await pool.query<CollectedPerson>(
        `SELECT id, team_id AS "teamId", task_id AS "taskId", platform_user_id AS "platformUserId", username,
                first_name AS "firstName", last_name AS "lastName", premium, bot, deleted, seen_at AS "seenAt"
         ${FILTERED} AND ($9::uuid IS NULL OR id > $9) ORDER BY id OFFSET $10 LIMIT $11`,
        [...valuesOf(teamId, taskId, filter), cursor ?? null, skip, oneMore(limit)],
      );
      return rows;
    },

    /** Exact however many there are: who opens a list at any place has to know where it ends. */
    async count(teamId: string, taskId: string, filter: ResultFilter): Promise<number> {
      const { rows } = await pool.query<{ n: number }>(
        `SELECT count(*)::int AS n ${FILTERED}`,
        valuesOf(teamId, taskId, filter),
      );
      return rows[0]?.n ?? 0;
    },
  };
}
export type ResultRepository = ReturnType<typeof createResultRepository>;
