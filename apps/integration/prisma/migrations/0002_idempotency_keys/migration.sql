CREATE TABLE idempotency_keys (
  team_id    UUID NOT NULL,
  user_id    UUID NOT NULL,
  route      TEXT NOT NULL,
  key        TEXT NOT NULL,
  body_hash  TEXT NOT NULL,
  answer     JSONB,
  created_at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (team_id, user_id, route, key)
);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
