-- The newest standing at account-manager that an account's state contains: an older one must not overwrite it.
ALTER TABLE accounts ADD COLUMN standing_version INTEGER NOT NULL DEFAULT 0;
