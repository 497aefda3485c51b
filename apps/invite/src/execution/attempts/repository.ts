import type { ErrorCode } from '@muster/contracts';
import { inTransaction, newId, type Pool, type PoolClient } from '@muster/service-kit';
import { pauseTask } from '../claims/repository.ts';
import type { Consequence } from '../outcome.ts';
import { patternIn } from '../patterns/repository.ts';
import { forgetUnknown, protect, remember, whatIsKnown } from '../people/repository.ts';
import type { Begun, OpenAttempt } from './attempt.ts';

type Claim = { taskId: string; runnerId: string };

/**
 * Attempts: every try is a row before anything is asked or sent, and every change of it is one transaction with
 * what follows for its target, the person and the task.
 */
export function createAttemptRepository(pool: Pool) {
  return {
    /** The attempts of a task that are not settled, oldest first. */
    async open(taskId: string): Promise<OpenAttempt[]> {
      const { rows } = await pool.query<AttemptRow>(`${SELECT_ATTEMPT} WHERE a.task_id = $1 AND a.open`, [
        taskId,
      ]);
      return rows.map(toAttempt).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },

    /**
     * Picks the next person this account may try and opens an attempt with the id of the permit to be asked for.
     * The open attempt bars everybody else from this person, in all of the team's tasks, before it is looked up
     * what earlier attempts have taught: nothing can be taught in between.
     */
    async begin({ taskId, runnerId }: Claim, accountId: string, now: Date): Promise<Begun> {
      return inTransaction(pool, async client => {
        const task = await client.query(
          `SELECT FROM tasks WHERE id = $1 AND runner_id = $2 AND state = 'running' FOR SHARE`,
          [taskId, runnerId],
        );
        if (task.rowCount === 0) return { status: 'stopped' };
        const picked = await client.query<{ id: string }>(PICK_TARGET, [taskId, accountId]);
        const targetId = picked.rows[0]?.id;
        if (!targetId) return { status: 'nobody' };
        const opened = await client.query(OPEN_ATTEMPT, [newId(), targetId, accountId, newId(), now]);
        // Another task has opened an attempt for this person in this moment: they are passed over for now.
        if (opened.rowCount === 0) return { status: 'skipped' };
        const { rows } = await client.query<AttemptRow>(
          `${SELECT_ATTEMPT} WHERE a.target_id = $1 AND a.open`,
          [targetId],
        );
        const attempt = toAttempt(firstOf(rows));
        const known = await whatIsKnown(client, attempt);
        if (!known) {
          await moveTarget(client, targetId, ['pending'], 'inviting', null, now);
          return { status: 'begun', attempt };
        }
        await client.query('DELETE FROM attempts WHERE id = $1', [attempt.id]);
        await moveTarget(client, targetId, ['pending'], known.state, known.code, now);
        return { status: 'skipped' };
      });
    },

    /** Takes back an attempt under which nothing was sent and nothing ever will be. */
    async takeBack(attempt: OpenAttempt, now: Date): Promise<void> {
      await inTransaction(pool, async client => {
        const { rowCount } = await client.query(
          `DELETE FROM attempts WHERE id = $1 AND open AND outcome = 'under_way'`,
          [attempt.id],
        );
        if (rowCount === 1) await moveTarget(client, attempt.targetId, ['inviting'], 'pending', null, now);
      });
    },

    /** Remembers when to look again what became of an attempt. */
    async lookAgain(attemptId: string, at: Date): Promise<void> {
      await pool.query('UPDATE attempts SET look_at = $2 WHERE id = $1 AND open', [attemptId, at]);
    },

    /**
     * Applies an outcome with all it leads to; false when another runner has applied it already.
     */
    async apply(attempt: OpenAttempt, consequence: Consequence, now: Date): Promise<boolean> {
      const { outcome, code, platformError, lookAt } = consequence.attempt;
      const { target, protects, account, isOutage, pauses } = consequence;
      return inTransaction(pool, async client => {
        const closed = await client.query(
          `UPDATE attempts SET outcome = $2, reason_code = $3, platform_error = $4, finished_at = $5, look_at = $6,
                               open = $6::timestamptz IS NOT NULL
            WHERE id = $1 AND open AND outcome = 'under_way'`,
          [attempt.id, outcome, code, platformError, now, lookAt === null ? null : new Date(lookAt)],
        );
        if (closed.rowCount === 0) return false;
        await moveTarget(client, attempt.targetId, ['inviting'], target.state, target.code, now);
        await client.query(COUNT_FAILURE, [attempt.taskId, isOutage]);
        if (target.notByThisAccount) {
          await client.query('UPDATE targets SET not_by = array_append(not_by, $2) WHERE id = $1', [
            attempt.targetId,
            attempt.accountId,
          ]);
        }
        await remember(client, attempt, outcome, code, now);
        if (protects) await protect(client, attempt, code, now);
        if (account.goes === 'out')
          await client.query(DROP_ACCOUNT, [attempt.taskId, attempt.accountId, code]);
        const pausesFor = pauses ?? (await patternIn(client, attempt, code, now));
        if (pausesFor) await pauseTask(client, attempt.taskId, pausesFor);
        return true;
      });
    },

    /** Removes an attempt that came to nothing. */
    async forget(attemptId: string): Promise<void> {
      await pool.query(`DELETE FROM attempts WHERE id = $1 AND NOT open AND outcome = 'not_sent'`, [
        attemptId,
      ]);
    },

    /** Settles an unknown outcome by what a look at the members has shown. */
    async settleUnknown(
      attempt: OpenAttempt,
      seen: 'present' | 'absent' | 'unseen',
      now: Date,
    ): Promise<void> {
      await inTransaction(pool, async client => {
        const { rowCount } = await client.query(
          `UPDATE attempts
              SET open = false, look_at = NULL, finished_at = $3,
                  outcome = CASE WHEN $2 = 'present' THEN 'joined' ELSE outcome END,
                  reason_code = $4,
                  absent_at = CASE WHEN $2 = 'absent' THEN $3::timestamptz END
            WHERE id = $1 AND open AND outcome = 'unknown'`,
          [attempt.id, seen, now, CODE_OF[seen]],
        );
        if (rowCount === 0) return;
        if (seen === 'unseen') {
          return moveTarget(client, attempt.targetId, ['unknown'], 'unknown', CODE_OF.unseen, now);
        }
        if (seen === 'present') {
          await remember(client, attempt, 'joined', null, now);
          return moveTarget(client, attempt.targetId, ['unknown'], 'joined', null, now);
        }
        await forgetUnknown(client, attempt);
        // Once more by the same account, which alone knows what it sent; then never again.
        await client.query(
          `UPDATE targets
              SET state = CASE WHEN only_by IS NULL THEN 'pending' ELSE 'failed' END,
                  reason_code = CASE WHEN only_by IS NOT NULL THEN $4 END,
                  only_by = coalesce(only_by, $2), updated_at = $3
            WHERE id = $1 AND state = 'unknown'`,
          [attempt.targetId, attempt.accountId, now, CODE_OF.absent],
        );
      });
    },
  };
}
export type AttemptRepository = ReturnType<typeof createAttemptRepository>;

/** What a look at the members makes of an unknown outcome. */
const CODE_OF = {
  present: null,
  absent: 'unanswered_not_joined',
  unseen: 'outcome_never_known',
} as const satisfies Record<string, ErrorCode | null>;

const SELECT_ATTEMPT = `
  SELECT a.id, a.team_id, a.task_id, a.target_id, a.channel_key, a.person_key, t.platform_user_id, a.account_id,
         a.permit_id, a.outcome, a.started_at, a.look_at
    FROM attempts a JOIN targets t ON t.id = a.target_id`;

type AttemptRow = {
  id: string;
  team_id: string;
  task_id: string;
  target_id: string;
  channel_key: string;
  person_key: string;
  platform_user_id: bigint;
  account_id: string;
  permit_id: string;
  outcome: OpenAttempt['outcome'];
  started_at: Date;
  look_at: Date | null;
};

const toAttempt = (row: AttemptRow): OpenAttempt => ({
  id: row.id,
  teamId: row.team_id,
  taskId: row.task_id,
  targetId: row.target_id,
  channelKey: row.channel_key,
  personKey: row.person_key,
  platformUserId: row.platform_user_id.toString(),
  accountId: row.account_id,
  permitId: row.permit_id,
  outcome: row.outcome,
  startedAt: row.started_at.getTime(),
  lookAt: row.look_at?.getTime() ?? null,
});

function firstOf<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row) throw new Error('a row that was just written is gone');
  return row;
}

/** Whom the account may try: it, and nobody whose earlier attempt anywhere is not settled. */
const PICK_TARGET = `
  SELECT t.id FROM targets t
   WHERE t.task_id = $1 AND t.state = 'pending'
     AND $2 <> ALL (t.not_by) AND (t.only_by IS NULL OR t.only_by = $2)
     AND NOT EXISTS (SELECT FROM attempts a
                      WHERE a.team_id = t.team_id AND a.person_key = t.person_key AND a.open)
   ORDER BY t.id LIMIT 1
     FOR UPDATE SKIP LOCKED`;

const OPEN_ATTEMPT = `
  INSERT INTO attempts (id, team_id, task_id, target_id, channel_key, person_key, account_id, permit_id, open,
                        outcome, started_at)
  SELECT $1, t.team_id, t.task_id, t.id, k.channel_key, t.person_key, $3, $4, true, 'under_way', $5
    FROM targets t JOIN tasks k ON k.id = t.task_id WHERE t.id = $2
  ON CONFLICT (team_id, person_key) WHERE open DO NOTHING`;

const COUNT_FAILURE = 'UPDATE tasks SET failures = CASE WHEN $2 THEN failures + 1 ELSE 0 END WHERE id = $1';

const DROP_ACCOUNT = `
  UPDATE tasks SET dropped_accounts = dropped_accounts || jsonb_build_object($2::text, $3::text) WHERE id = $1`;

async function moveTarget(
  client: PoolClient,
  targetId: string,
  from: readonly string[],
  to: string,
  code: string | null,
  now: Date,
): Promise<void> {
  await client.query(
    `UPDATE targets SET state = $3, reason_code = $4, updated_at = $5 WHERE id = $1 AND state = ANY($2)`,
    [targetId, from, to, code, now],
  );
}
