-- A removal changes how an account stands, and is told as what it is: whoever watches shows the account no more.
ALTER TABLE account_changes
  DROP CONSTRAINT account_changes_change_check,
  ADD CONSTRAINT account_changes_change_check CHECK (change IN ('restricted', 'lifted', 'recovered', 'removed'));
