-- A message that is sent again carries the random id of the first time, by which Telegram knows it.
ALTER TABLE permits ADD COLUMN target text, ADD COLUMN random_id bigint;

-- Whom names and phone numbers led each account to. They are kept as keyed hashes: a number is nobody's to read here.
CREATE TABLE looked_up_names (
  account_id       uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  name_key         text NOT NULL,
  team_id          uuid NOT NULL,
  platform_user_id bigint,
  code             text,
  refusals         integer NOT NULL,
  looked_up_at     timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, name_key),
  CONSTRAINT looked_up_names_found_or_not CHECK ((platform_user_id IS NULL) <> (code IS NULL))
);
CREATE INDEX looked_up_names_team_id_name_key_idx ON looked_up_names (team_id, name_key);
CREATE INDEX looked_up_names_account_id_platform_user_id_idx ON looked_up_names (account_id, platform_user_id);
-- Which accounts can address somebody.
CREATE INDEX person_peers_team_id_platform_user_id_idx ON person_peers (team_id, platform_user_id);

-- A link into each destination, by which its admins let people in.
CREATE TABLE invite_links (
  team_id        uuid NOT NULL,
  channel_key    text NOT NULL,
  account_id     uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  link           text NOT NULL,
  request_needed boolean NOT NULL,
  checked_at     timestamptz(3) NOT NULL,
  PRIMARY KEY (team_id, channel_key)
);
