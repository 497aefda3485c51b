-- What a person changes in the ledger, as before: but `before` and `after` are null where there was or is no restriction,
-- so that an `until` of null says only that one has no end. A line that restricts and knows no end from before begins
-- one: none without an end is extended.
CREATE OR REPLACE FUNCTION tell_audit_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_outbox (id, team_id, action, user_id, subject_kind, subject_id, details, at) VALUES (
    NEW.subject_id,
    NEW.team_id,
    CASE
      WHEN NEW.restriction = 'paused' THEN CASE NEW.kind WHEN 'lift' THEN 'account_resumed' ELSE 'account_paused' END
      ELSE CASE NEW.kind WHEN 'lift' THEN 'restriction_lifted' ELSE 'restriction_extended' END
    END,
    NEW.actor::uuid,
    'account',
    NEW.account_id::text,
    jsonb_build_object(
      'restriction', NEW.restriction,
      'reason', NEW.reason,
      'before', CASE WHEN NEW.kind = 'lift' OR NEW.until_before IS NOT NULL
        THEN jsonb_build_object('until', iso_time(NEW.until_before)) END,
      'after', CASE WHEN NEW.kind = 'restriction' OR NEW.until IS NOT NULL
        THEN jsonb_build_object('until', iso_time(NEW.until)) END
    ),
    NEW.decided_at
  );
  RETURN NULL;
END $$;
