-- Only what was invited counts for a channel's lifetime. 0002 had also summed up the joins and lookups of before, which
-- name a channel but are not counted by it.
WITH miscounted AS (
  SELECT permit.person_key, permit.channel_key, permit.team_id, count(*) AS times
  FROM ledger permit, (SELECT finished_at AS at FROM _prisma_migrations WHERE migration_name = '0002_ledger_months') summed
  WHERE permit.kind = 'permit' AND permit.channel_key IS NOT NULL AND permit.channel_version IS NULL
    AND permit.decided_at <= summed.at
    AND NOT EXISTS (
      SELECT FROM ledger outcome WHERE outcome.kind = 'outcome' AND outcome.subject_id = permit.subject_id
        AND outcome.outcome = 'refunded' AND outcome.decided_at <= summed.at)
  GROUP BY permit.person_key, permit.channel_key, permit.team_id
), corrected AS (
  UPDATE lifetime_counts total SET used = total.used - miscounted.times FROM miscounted
  WHERE (total.person_key, total.channel_key, total.team_id)
    = (miscounted.person_key, miscounted.channel_key, miscounted.team_id)
  RETURNING total.person_key
)
-- Redis has the sums as well: these people are rebuilt.
UPDATE heads SET epoch = epoch + 1 WHERE key IN (SELECT 'person:' || person_key FROM corrected);
DELETE FROM lifetime_counts WHERE used = 0;
