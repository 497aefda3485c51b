import type { Pool } from '@muster/service-kit';

/** Days of a person's past, the last of them in full windows. */
const DAYS = 90;

/**
 * Three months of people who used their limits to the full every day: 175 permits a day, each with its outcome, and a
 * lease and its release for every third. Written straight into the ledger, in the order it happened.
 */
export async function writeHistory(pool: Pool, personKeys: readonly string[]): Promise<void> {
  for (const personKey of personKeys) await pool.query(HISTORY, [personKey, DAYS]);
  await pool.query(TOTALS, [personKeys]);
  await pool.query(HEADS, [personKeys]);
  await pool.query(RESTRICTIONS, [personKeys]);
  await pool.query('ANALYZE');
}

const HISTORY = `
  WITH act AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY at) * 4 AS version, gen_random_uuid() AS team_id, *,
      -- A UUIDv7: the time, then what gen_random_uuid gives.
      (left(first_id_at(at)::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid AS permit_id,
      (left(first_id_at(at)::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid AS lease_id
    FROM (
      SELECT action, n, CASE WHEN action = 'invite' THEN 'telegram:' || n % 40 END AS channel_key,
        now() - (day * 24 + 23.9 * n / times) * interval '1 hour' - interval '2 minutes' AS at
      FROM generate_series(0, $2::integer - 1) AS day,
        (VALUES ('invite', 30), ('direct_message', 40), ('resolve', 100), ('join', 5)) AS row (action, times),
        generate_series(1, times) AS n
    ) AS acts
  ), entry AS (
    SELECT *, 'permit' AS kind, permit_id AS subject_id, version AS own_version FROM act
    UNION ALL SELECT *, 'outcome', permit_id, version + 1 FROM act
    UNION ALL SELECT *, 'lease', lease_id, version - 2 FROM act WHERE version % 12 = 0
    UNION ALL SELECT *, 'release', lease_id, version + 2 FROM act WHERE version % 12 = 0
  )
  INSERT INTO ledger (team_id, account_id, person_key, version, kind, subject_id, decided_at, holder, purpose, action,
    channel_key, to_stranger, target_key, latest_at, pause_ms, fencing_token, outcome, counted_at, account_fault, error_score)
  SELECT team_id, team_id, $1, own_version, kind, subject_id, at,
    CASE kind WHEN 'lease' THEN 'a task' END, CASE kind WHEN 'lease' THEN 'invite' END,
    CASE kind WHEN 'permit' THEN action END, CASE WHEN kind IN ('permit', 'outcome') THEN channel_key END,
    CASE kind WHEN 'permit' THEN action = 'direct_message' END, CASE kind WHEN 'permit' THEN repeat('a', 43) END,
    CASE kind WHEN 'permit' THEN at + interval '26 seconds' END,
    CASE kind WHEN 'permit' THEN CASE WHEN action IN ('invite', 'direct_message') THEN 600000 ELSE 0 END END,
    CASE kind WHEN 'permit' THEN 1 END, CASE kind WHEN 'outcome' THEN 'committed' END,
    CASE kind WHEN 'outcome' THEN at + interval '1 second' END,
    CASE kind WHEN 'outcome' THEN false END, CASE kind WHEN 'outcome' THEN 0 END
  FROM entry ORDER BY own_version`;

const TOTALS = `
  INSERT INTO lifetime_counts (person_key, channel_key, team_id, used)
  SELECT person_key, channel_key, '00000000-0000-7000-8000-000000000000', count(*) FROM ledger
  WHERE kind = 'permit' AND channel_key IS NOT NULL AND person_key = ANY($1) GROUP BY person_key, channel_key`;

const HEADS = `
  INSERT INTO heads (key, epoch, version, first_seen_at)
  SELECT 'person:' || person_key, 1, max(version), min(decided_at) FROM ledger
  WHERE person_key = ANY($1) GROUP BY person_key`;

const RESTRICTIONS = `
  INSERT INTO restrictions (person_key, kind, team_id, account_id, since, until, mandated_until, version)
  SELECT person_key, kind, '00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000',
    now(), now() + interval '1 hour', now() + interval '1 hour', 1
  FROM unnest($1::text[]) AS person_key, unnest(ARRAY['flood_wait', 'peer_flood']) AS kind`;
