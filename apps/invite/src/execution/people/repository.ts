import type { PoolClient } from '@muster/service-kit';
import type { OpenAttempt } from '../attempts/attempt.ts';
import { isAboutPerson } from '../outcome.ts';

/** A person in a team and destination, as an attempt names them. */
type Person = Pick<OpenAttempt, 'teamId' | 'personKey' | 'channelKey'>;

/** From now on nobody in the team tries this person again. */
export async function protect(
  client: PoolClient,
  { teamId, personKey }: Person,
  code: string | null,
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO protected_people (team_id, person_key, reason_code, protected_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [teamId, personKey, code, now],
  );
}

/** What ends a target without a try: a protection, or what became of the person in this destination before. */
export async function whatIsKnown(
  client: PoolClient,
  { teamId, personKey, channelKey }: Person,
): Promise<{ state: string; code: string | null } | null> {
  const guarded = await client.query('SELECT FROM protected_people WHERE team_id = $1 AND person_key = $2', [
    teamId,
    personKey,
  ]);
  if (guarded.rowCount) return { state: 'failed', code: 'person_protected' };
  const { rows } = await client.query<{
    outcome: string;
    reason_code: string | null;
    absent_at: Date | null;
  }>(
    `SELECT outcome, reason_code, absent_at FROM attempts
      WHERE team_id = $1 AND person_key = $2 AND channel_key = $3`,
    [teamId, personKey, channelKey],
  );
  if (rows.some(({ outcome }) => outcome === 'joined' || outcome === 'already_member')) {
    return { state: 'already_member', code: null };
  }
  if (rows.some(({ outcome, absent_at }) => outcome === 'unknown' && absent_at === null)) {
    return { state: 'unknown', code: 'outcome_unknown' };
  }
  const refusal = rows.find(
    ({ outcome, reason_code }) => outcome === 'refused' && isAboutPerson(reason_code ?? ''),
  );
  return refusal ? { state: 'failed', code: refusal.reason_code } : null;
}
