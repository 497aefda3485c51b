-- Whom Telegram shows without an access hash is addressed by a message of theirs: https://core.telegram.org/api/min
ALTER TABLE person_peers
  ALTER COLUMN access_hash DROP NOT NULL,
  ADD COLUMN seen_message_id integer,
  ADD CONSTRAINT person_peers_addressable
    CHECK (access_hash IS NOT NULL OR (seen_in IS NOT NULL AND seen_message_id IS NOT NULL));
