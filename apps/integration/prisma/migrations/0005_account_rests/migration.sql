-- What Telegram asked a person to wait, kept beside the state: a logout in between does not end it.
ALTER TABLE accounts ADD COLUMN rest_kind text, ADD COLUMN rest_until timestamptz(3);
UPDATE accounts SET rest_kind = state, rest_until = state_until WHERE state IN ('flood_wait', 'peer_flood');
