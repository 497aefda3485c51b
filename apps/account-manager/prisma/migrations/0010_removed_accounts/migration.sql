-- Until it is connected anew, an account that its team has removed is none. The row stays: what the person behind it
-- has used up is counted on, and late reports are about an account one knows.
ALTER TABLE accounts
  ADD COLUMN removed_at timestamptz(3),
  ADD COLUMN is_removed boolean NOT NULL GENERATED ALWAYS AS (removed_at IS NOT NULL AND removed_at >= connected_at) STORED;
