import type { InvitationOutcome } from '@muster/contracts';
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
  const { rows } = await client.query<Known>(
    `SELECT outcome, reason_code FROM known_outcomes
      WHERE team_id = $1 AND person_key = $2 AND channel_key = $3`,
    [teamId, personKey, channelKey],
  );
  return rows[0] ? endOf(rows[0]) : null;
}

/**
 * Remembers what an outcome tells of a person in a destination, for as long as the team exists: the task it was
 * learned in can be deleted, and its copy must not try the person again.
 */
export async function remember(
  client: PoolClient,
  { teamId, personKey, channelKey }: Person,
  outcome: InvitationOutcome['outcome'],
  code: string | null,
  now: Date,
): Promise<void> {
  if (outcome === 'not_sent' || (outcome === 'refused' && !isAboutPerson(code ?? ''))) return;
  await client.query(
    `INSERT INTO known_outcomes (team_id, person_key, channel_key, outcome, reason_code, known_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (team_id, person_key, channel_key)
     DO UPDATE SET outcome = excluded.outcome, reason_code = excluded.reason_code, known_at = excluded.known_at`,
    [teamId, personKey, channelKey, outcome, outcome === 'refused' ? code : null, now],
  );
}

/** It is proven that an unknown outcome was none: the person may be tried again. */
export async function forgetUnknown(
  client: PoolClient,
  { teamId, personKey, channelKey }: Person,
): Promise<void> {
  await client.query(
    `DELETE FROM known_outcomes
      WHERE team_id = $1 AND person_key = $2 AND channel_key = $3 AND outcome = 'unknown'`,
    [teamId, personKey, channelKey],
  );
}

type Known = { outcome: 'joined' | 'already_member' | 'refused' | 'unknown'; reason_code: string | null };

function endOf({ outcome, reason_code }: Known): { state: string; code: string | null } {
  switch (outcome) {
    case 'joined':
    case 'already_member':
      return { state: 'already_member', code: null };
    case 'unknown':
      return { state: 'unknown', code: 'outcome_never_known' };
    case 'refused':
      return { state: 'failed', code: reason_code };
  }
}
