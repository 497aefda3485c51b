ALTER TABLE accounts
  -- What the team calls it.
  ADD COLUMN label text,
  -- From here on the account is nobody's; what is left of it is erased, and the row with it a day later.
  ADD COLUMN removing_since timestamptz(3),
  ADD COLUMN removed_at timestamptz(3);
CREATE INDEX accounts_removing_idx ON accounts (removing_since) WHERE removing_since IS NOT NULL;
