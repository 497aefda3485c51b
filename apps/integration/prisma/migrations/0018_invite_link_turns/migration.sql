-- Whose turn it is to see to a destination's invite link. A row and no lock: Telegram is asked meanwhile, longer than a
-- transaction may stand open, and by an account of any replica.
CREATE TABLE invite_link_turns (
  team_id uuid NOT NULL,
  channel_key text NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  PRIMARY KEY (team_id, channel_key)
);
