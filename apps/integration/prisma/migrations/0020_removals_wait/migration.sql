-- Telegram is not asked before to end the session of an account that is being removed.
ALTER TABLE accounts ADD COLUMN ask_again_at timestamptz(3);
