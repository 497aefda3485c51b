-- What became of a person in a destination: attempts go with their task, this stays. It names people by keyed hash
-- only. 'unknown' stands here until it is proven that they are not in the destination.
CREATE TABLE known_outcomes (
  team_id     UUID NOT NULL,
  person_key  TEXT NOT NULL,
  channel_key TEXT NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('joined', 'already_member', 'refused', 'unknown')),
  reason_code TEXT,
  known_at    TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (team_id, person_key, channel_key)
);

INSERT INTO known_outcomes (team_id, person_key, channel_key, outcome, reason_code, known_at)
SELECT DISTINCT ON (team_id, person_key, channel_key)
       team_id, person_key, channel_key, outcome,
       CASE outcome WHEN 'refused' THEN reason_code END, coalesce(finished_at, started_at)
  FROM attempts
 WHERE outcome IN ('joined', 'already_member')
    OR (outcome = 'unknown' AND absent_at IS NULL)
    OR (outcome = 'refused' AND reason_code IN (
         'peer_flood', 'user_privacy_restricted', 'user_premium_required', 'user_not_mutual_contact',
         'user_channels_too_much', 'user_kicked', 'user_blocked', 'user_is_bot', 'user_deactivated'))
 ORDER BY team_id, person_key, channel_key,
          array_position(ARRAY['joined', 'already_member', 'unknown', 'refused'], outcome), id;

DROP INDEX attempts_team_id_person_key_channel_key_idx;
