-- What a page that is reloaded in the middle of a login needs to go on: the next way of a code, the QR code that is
-- shown now (it lets whoever scans it in here, and is good for half a minute), the hint of the password, the tries left.
ALTER TABLE logins
  ADD COLUMN method text NOT NULL DEFAULT 'code',
  ADD COLUMN phone_key text,
  ADD COLUMN code_next_by text,
  ADD COLUMN code_next_at timestamptz(3),
  ADD COLUMN code_tries_left integer,
  ADD COLUMN qr_link text,
  ADD COLUMN qr_expires_at timestamptz(3),
  ADD COLUMN password_hint text,
  ADD COLUMN password_tries_left integer,
  ADD COLUMN retry_at timestamptz(3),
  ALTER COLUMN phone_hint DROP NOT NULL;
ALTER TABLE logins ALTER COLUMN method DROP DEFAULT;
-- A team has one login of a number under way: two would each make the code of the other worthless.
CREATE UNIQUE INDEX logins_one_a_number ON logins (team_id, phone_key) WHERE state IN ('code_sent', 'password_needed');
CREATE INDEX logins_created_at_idx ON logins (created_at);
