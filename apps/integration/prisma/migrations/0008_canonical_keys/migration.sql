-- A chat is remembered under its own key; under which key it is counted is decided once for everybody.
ALTER TABLE chat_peers RENAME COLUMN channel_key TO chat_key;

CREATE TABLE canonical_keys (
  chat_key    text PRIMARY KEY,
  channel_key text NOT NULL,
  team_id     uuid NOT NULL,
  learned_at  timestamptz(3) NOT NULL
);
CREATE INDEX canonical_keys_channel_key_idx ON canonical_keys (channel_key);
