CREATE TABLE tasks (
  id                UUID PRIMARY KEY,
  team_id           UUID NOT NULL,
  name              TEXT NOT NULL,
  kind              TEXT NOT NULL CHECK (kind IN ('group_invite')),
  destination_link  TEXT NOT NULL,
  destination_title TEXT NOT NULL,
  destination_kind  TEXT NOT NULL CHECK (destination_kind IN ('group', 'supergroup', 'channel')),
  channel_key       TEXT NOT NULL,
  account_ids       UUID[] NOT NULL DEFAULT '{}',
  dropped_accounts  JSONB NOT NULL DEFAULT '{}',
  priority          TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
  state             TEXT NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'completed', 'cancelled')),
  wait_reason       TEXT,
  wake_at           TIMESTAMPTZ(3),
  problem_code      TEXT,
  runner_id         UUID,
  runner_until      TIMESTAMPTZ(3),
  created_at        TIMESTAMPTZ(3) NOT NULL,
  started_at        TIMESTAMPTZ(3),
  finished_at       TIMESTAMPTZ(3)
);
CREATE INDEX tasks_team_id_id_idx ON tasks (team_id, id);
-- What the alarm asks for: tasks in work by the moment they wake at.
CREATE INDEX tasks_wake_at_idx ON tasks (wake_at) WHERE state = 'running';

CREATE TABLE targets (
  id               UUID PRIMARY KEY,
  team_id          UUID NOT NULL,
  task_id          UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  platform_user_id BIGINT NOT NULL,
  person_key       TEXT NOT NULL,
  username         TEXT,
  display_name     TEXT NOT NULL,
  state            TEXT NOT NULL
                   CHECK (state IN ('pending', 'inviting', 'joined', 'already_member', 'failed', 'unknown')),
  reason_code      TEXT,
  not_by           UUID[] NOT NULL DEFAULT '{}',
  only_by          UUID,
  updated_at       TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX targets_task_id_platform_user_id_key ON targets (task_id, platform_user_id);
CREATE INDEX targets_task_id_state_id_idx ON targets (task_id, state, id);
CREATE INDEX targets_task_id_id_idx ON targets (task_id, id);

CREATE TABLE attempts (
  id             UUID PRIMARY KEY,
  team_id        UUID NOT NULL,
  task_id        UUID NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  target_id      UUID NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
  channel_key    TEXT NOT NULL,
  person_key     TEXT NOT NULL,
  account_id     UUID NOT NULL,
  permit_id      UUID NOT NULL,
  open           BOOLEAN NOT NULL,
  outcome        TEXT NOT NULL
                 CHECK (outcome IN ('under_way', 'joined', 'already_member', 'refused', 'unknown', 'not_sent')),
  reason_code    TEXT,
  platform_error TEXT,
  look_at        TIMESTAMPTZ(3),
  absent_at      TIMESTAMPTZ(3),
  started_at     TIMESTAMPTZ(3) NOT NULL,
  finished_at    TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX attempts_permit_id_key ON attempts (permit_id);
-- One person is tried by a team once at a time, whatever the task and the destination: what the earlier try taught
-- is known before the next one begins.
CREATE UNIQUE INDEX attempts_one_open_per_person ON attempts (team_id, person_key) WHERE open;
CREATE INDEX attempts_open_idx ON attempts (task_id) WHERE open;
CREATE INDEX attempts_team_id_person_key_channel_key_idx ON attempts (team_id, person_key, channel_key);
CREATE INDEX attempts_task_id_id_idx ON attempts (task_id, id);
CREATE INDEX attempts_target_id_idx ON attempts (target_id);

CREATE TABLE protected_people (
  team_id      UUID NOT NULL,
  person_key   TEXT NOT NULL,
  reason_code  TEXT NOT NULL,
  protected_at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (team_id, person_key)
);
