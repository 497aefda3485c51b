CREATE TABLE tasks (
  id                 UUID PRIMARY KEY,
  team_id            UUID NOT NULL,
  source_kind        TEXT NOT NULL CHECK (source_kind IN ('members')),
  source_link        TEXT NOT NULL,
  source_title       TEXT,
  channel_key        TEXT,
  priority           TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
  speed              TEXT NOT NULL CHECK (speed IN ('safe', 'medium', 'fast')),
  people_limit       INTEGER,
  state              TEXT NOT NULL
                     CHECK (state IN ('queued', 'running', 'paused', 'completed', 'failed', 'cancelled')),
  collected          INTEGER NOT NULL DEFAULT 0,
  reported           INTEGER,
  pages              INTEGER NOT NULL DEFAULT 0,
  cursor             TEXT,
  resolve_permit_id  UUID,
  resolve_account_id UUID,
  wait_reason        TEXT,
  wake_at            TIMESTAMPTZ(3),
  problem_code       TEXT,
  runner_id          UUID,
  runner_until       TIMESTAMPTZ(3),
  created_at         TIMESTAMPTZ(3) NOT NULL,
  started_at         TIMESTAMPTZ(3),
  finished_at        TIMESTAMPTZ(3)
);
CREATE INDEX tasks_team_id_id_idx ON tasks (team_id, id);
-- What the alarm asks for: tasks in work by the moment they wake at.
CREATE INDEX tasks_wake_at_idx ON tasks (wake_at) WHERE state IN ('queued', 'running');

CREATE TABLE results (
  id               UUID PRIMARY KEY,
  team_id          UUID NOT NULL,
  task_id          UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  platform_user_id BIGINT NOT NULL,
  username         TEXT,
  first_name       TEXT NOT NULL,
  last_name        TEXT,
  premium          BOOLEAN NOT NULL,
  bot              BOOLEAN NOT NULL,
  deleted          BOOLEAN NOT NULL,
  seen_at          TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX results_task_id_platform_user_id_key ON results (task_id, platform_user_id);
CREATE INDEX results_task_id_id_idx ON results (task_id, id);
