CREATE TABLE teams (
  team_id    uuid           PRIMARY KEY,
  name       text           NOT NULL,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE users (
  id            uuid           PRIMARY KEY,
  team_id       uuid           NOT NULL REFERENCES teams,
  email         text           NOT NULL UNIQUE CHECK (email = lower(email)),
  password_hash text           NOT NULL,
  created_at    timestamptz(3) NOT NULL
);

CREATE TYPE role AS ENUM ('viewer', 'member', 'admin');

CREATE TABLE memberships (
  user_id uuid NOT NULL REFERENCES users,
  team_id uuid NOT NULL REFERENCES teams,
  role    role NOT NULL,
  PRIMARY KEY (user_id, team_id)
);
CREATE INDEX memberships_team ON memberships (team_id);

-- One row at most, so that of any number of first registrations exactly one takes the place. The operator cannot
-- be deleted: the place would fall to whoever registers next.
CREATE TABLE operators (
  place   smallint PRIMARY KEY DEFAULT 1 CHECK (place = 1),
  team_id uuid     NOT NULL REFERENCES teams,
  user_id uuid     NOT NULL UNIQUE REFERENCES users
);

CREATE TYPE session_end AS ENUM ('logout', 'reuse');

CREATE TABLE sessions (
  id            uuid           PRIMARY KEY,
  team_id       uuid           NOT NULL,
  user_id       uuid           NOT NULL,
  created_at    timestamptz(3) NOT NULL,
  expires_at    timestamptz(3) NOT NULL,
  ended_at      timestamptz(3),
  ended_because session_end,
  FOREIGN KEY (user_id, team_id) REFERENCES memberships,
  CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
CREATE INDEX sessions_user ON sessions (user_id, expires_at);

CREATE TABLE refresh_tokens (
  hash             bytea          PRIMARY KEY CHECK (length(hash) = 32),
  team_id          uuid           NOT NULL,
  session_id       uuid           NOT NULL REFERENCES sessions ON DELETE CASCADE,
  created_at       timestamptz(3) NOT NULL,
  used_at          timestamptz(3),
  sealed_successor bytea,
  CHECK ((used_at IS NULL) = (sealed_successor IS NULL))
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
