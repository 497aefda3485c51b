import { assertDone, type IntegrationClient, LiftableKind, ProblemError } from '@muster/contracts';
import type { Logger, Pool } from '@muster/service-kit';
import { readStanding } from './read-standings.ts';

export type BringDependencies = { pool: Pool; integration: IntegrationClient; log: Logger };

/** Brought in one round. */
const TOGETHER = 200;

/** integration gets this long to take a standing, in ms; then the next round brings it again. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * Brings integration what keeps an account out of work, where that has changed: it refuses calls of such accounts by
 * itself, and learns only from here that a person has lifted, extended or paused. In no order, so that those it does
 * not take now hold up no others; ends with the first that fails because integration is away.
 */
export async function bringStandings(dependencies: BringDependencies): Promise<void> {
  const { rows } = await dependencies.pool.query<{ id: string }>(
    `SELECT id FROM accounts WHERE brought_version < standing_version AND NOT is_removed
     ORDER BY random() LIMIT ${TOGETHER}`,
  );
  for (const { id } of rows) await bringStanding(dependencies, id);
}

async function bringStanding({ pool, integration, log }: BringDependencies, id: string): Promise<void> {
  const standing = await readStanding(pool, id);
  if (!standing) return;
  const { version } = standing;
  // Whether the session is there integration knows first.
  const restrictions = standing.restrictions.flatMap(({ kind, until }) => {
    const liftable = LiftableKind.safeParse(kind);
    return liftable.success ? [{ kind: liftable.data, until }] : [];
  });
  try {
    assertDone(
      await integration.PUT('/accounts/{id}/standing', {
        params: { path: { id } },
        body: { version, restrictions },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }),
    );
  } catch (error) {
    const code = error instanceof ProblemError ? error.code : null;
    // It has reports of its own on their way here: the standing that contains them is brought afterwards.
    if (code === 'wrong_state') return log.debug({ account: id, version }, 'a standing is not taken yet');
    // An account that is not there any more needs to learn nothing.
    if (code !== 'not_found') throw error;
  }
  await pool.query('UPDATE accounts SET brought_version = $2 WHERE id = $1 AND brought_version < $2', [
    id,
    version,
  ]);
}
