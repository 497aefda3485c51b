-- Until when Telegram wants nobody to log in with a number, of whatever team: a number is known by its keyed hash only.
CREATE TABLE login_waits (
  phone_key text PRIMARY KEY,
  team_id   uuid NOT NULL,
  until     timestamptz(3) NOT NULL
);
