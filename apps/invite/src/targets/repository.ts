import { type Person, TargetState, type TargetStats } from '@muster/contracts';
import { inTransaction, newId, oneMore, type Pool } from '@muster/service-kit';
import type { PrismaClient, Target } from '../generated/prisma/client.ts';
import { TAKES_TARGETS } from '../tasks/task.ts';

/** One person in a task, as the row holds them. */
export type TargetRow = Target;

/** A person to be added, named for the ledger by their key. */
export type NewTarget = { person: Person; personKey: string };

/** What became of people who were to be added. */
export type Added = { added: number; duplicates: number; protected: number };

/** The people of tasks. Questions that name a task come from who has checked that it is the team's. */
export function createTargetRepository(prisma: PrismaClient, pool: Pool) {
  const countStates = async (taskIds: readonly string[]) => {
    const groups = await prisma.target.groupBy({
      by: ['taskId', 'state'],
      where: { taskId: { in: [...taskIds] } },
      _count: true,
    });
    return (taskId: string): TargetStats => {
      const own = groups.filter(group => group.taskId === taskId);
      return toStats(own.map(group => [group.state, group._count]));
    };
  };

  return {
    /** How many people of a task are in each state. */
    stats: async (taskId: string): Promise<TargetStats> => (await countStates([taskId]))(taskId),

    /** The same for many tasks at once. */
    statsOf: countStates,

    async page(
      taskId: string,
      query: { cursor?: string | undefined; limit: number; state?: TargetState | undefined },
    ) {
      const where = { taskId, ...(query.state && { state: query.state }) };
      const [rows, total] = await Promise.all([
        prisma.target.findMany({
          where: { ...where, ...(query.cursor && { id: { gt: query.cursor } }) },
          orderBy: { id: 'asc' },
          take: oneMore(query.limit),
        }),
        prisma.target.count({ where }),
      ]);
      return { rows, total };
    },

    /**
     * Adds people to a task that still takes them; null when it does not. Who is in it already, or is protected
     * from being tried again, is counted and left out.
     */
    async add(
      teamId: string,
      taskId: string,
      people: readonly NewTarget[],
      now: Date,
    ): Promise<Added | null> {
      return inTransaction(pool, async client => {
        // Held against a worker that finds nobody left and completes the task meanwhile.
        const task = await client.query(
          'SELECT FROM tasks WHERE id = $1 AND team_id = $2 AND state = ANY($3) FOR SHARE',
          [taskId, teamId, TAKES_TARGETS],
        );
        if (task.rowCount === 0) return null;
        const { rows } = await client.query<{ added: number; guarded: number }>(INSERT_TARGETS, [
          teamId,
          taskId,
          now,
          people.map(() => newId()),
          people.map(({ person }) => person.platformUserId),
          people.map(({ personKey }) => personKey),
          people.map(({ person }) => person.username),
          people.map(({ person }) => [person.firstName, person.lastName].filter(Boolean).join(' ')),
        ]);
        const { added = 0, guarded = 0 } = rows[0] ?? {};
        return { added, protected: guarded, duplicates: people.length - added - guarded };
      });
    },
  };
}
export type TargetRepository = ReturnType<typeof createTargetRepository>;

const INSERT_TARGETS = `
  WITH people AS (
    SELECT p.*, EXISTS (SELECT FROM protected_people g WHERE g.team_id = $1 AND g.person_key = p.person_key)
           AS guarded
      FROM unnest($4::uuid[], $5::bigint[], $6::text[], $7::text[], $8::text[])
           AS p (id, platform_user_id, person_key, username, display_name)
  ), added AS (
    INSERT INTO targets (id, team_id, task_id, platform_user_id, person_key, username, display_name, state,
                         updated_at)
    SELECT id, $1, $2, platform_user_id, person_key, username, display_name, 'pending', $3
      FROM people WHERE NOT guarded
     ORDER BY platform_user_id -- or two who add the same people would wait for each other for ever
    ON CONFLICT (task_id, platform_user_id) DO NOTHING
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM added)::int AS added,
         (SELECT count(*) FROM people WHERE guarded)::int AS guarded`;

function toStats(counts: readonly (readonly [state: string, count: number])[]): TargetStats {
  const stats = { pending: 0, inviting: 0, joined: 0, already_member: 0, failed: 0, unknown: 0, total: 0 };
  for (const [state, count] of counts) {
    stats[TargetState.parse(state)] += count;
    stats.total += count;
  }
  return stats;
}
