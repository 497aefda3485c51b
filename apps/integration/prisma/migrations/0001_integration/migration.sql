CREATE TABLE accounts (
  id               uuid PRIMARY KEY,
  team_id          uuid NOT NULL,
  platform         text NOT NULL,
  platform_user_id bigint NOT NULL,
  username         text,
  first_name       text NOT NULL,
  last_name        text,
  phone_hint       text NOT NULL,
  state            text NOT NULL,
  state_until      timestamptz(3),
  state_version    integer NOT NULL,
  fencing_token    bigint NOT NULL,
  connected_at     timestamptz(3) NOT NULL,
  dialogs_read_at  timestamptz(3)
);
CREATE INDEX accounts_team_id_id_idx ON accounts (team_id, id);
-- One session a Telegram user in the whole installation: two teams working through one person would both count.
CREATE UNIQUE INDEX accounts_connected_once ON accounts (platform, platform_user_id)
  WHERE state NOT IN ('logged_out', 'banned');

CREATE TABLE sessions (
  account_id uuid PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  team_id    uuid NOT NULL,
  data_key   bytea NOT NULL,
  session    bytea NOT NULL,
  phone      bytea NOT NULL
);

CREATE TABLE person_peers (
  account_id       uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  platform_user_id bigint NOT NULL,
  team_id          uuid NOT NULL,
  access_hash      bigint NOT NULL,
  seen_in          text,
  seen_at          timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, platform_user_id)
);

CREATE TABLE chat_peers (
  account_id       uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  channel_key      text NOT NULL,
  team_id          uuid NOT NULL,
  kind             text NOT NULL,
  platform_chat_id bigint NOT NULL,
  access_hash      bigint,
  title            text NOT NULL,
  username         text,
  member_count     integer NOT NULL,
  role             text NOT NULL,
  permissions      text[] NOT NULL,
  may_invite       boolean NOT NULL,
  checked_at       timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, channel_key)
);
CREATE INDEX chat_peers_username_idx ON chat_peers (account_id, lower(username)) WHERE username IS NOT NULL;

CREATE TABLE permits (
  id            uuid PRIMARY KEY,
  team_id       uuid NOT NULL,
  account_id    uuid NOT NULL,
  action        text,
  fencing_token bigint,
  state         text NOT NULL,
  outcome       jsonb,
  replica       text NOT NULL,
  started_at    timestamptz(3) NOT NULL,
  finished_at   timestamptz(3)
);
CREATE INDEX permits_executing_idx ON permits (started_at) WHERE state = 'executing';

CREATE TABLE outbox (
  id         uuid PRIMARY KEY,
  team_id    uuid NOT NULL,
  account_id uuid NOT NULL,
  report     jsonb NOT NULL,
  attempts   integer NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX outbox_attempts_id_idx ON outbox (attempts, id);

CREATE TABLE logins (
  id           uuid PRIMARY KEY,
  team_id      uuid NOT NULL,
  started_by   uuid NOT NULL,
  replica      text NOT NULL,
  state        text NOT NULL,
  phone_hint   text NOT NULL,
  code_sent_by text,
  code_length  integer,
  account_id   uuid,
  problem      text,
  created_at   timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL
);
CREATE INDEX logins_state_expires_at_idx ON logins (state, expires_at);
