-- Which numbers codes were asked for, by whatever team: a number is known by its keyed hash only.
CREATE TABLE login_codes (
  id        uuid PRIMARY KEY,
  team_id   uuid NOT NULL,
  phone_key text NOT NULL,
  asked_at  timestamptz(3) NOT NULL
);
CREATE INDEX login_codes_phone_key_asked_at_idx ON login_codes (phone_key, asked_at);
CREATE INDEX login_codes_asked_at_idx ON login_codes (asked_at);
