-- To which replica each account was given, and whether that one has given it back. The token grows with every grant.
CREATE TABLE connection_owners (
  account_id  uuid PRIMARY KEY,
  team_id     uuid NOT NULL,
  replica     uuid NOT NULL,
  url         text NOT NULL,
  token       bigint NOT NULL,
  claimed_at  timestamptz(3) NOT NULL,
  released_at timestamptz(3)
);
CREATE INDEX connection_owners_held_idx ON connection_owners (replica) WHERE released_at IS NULL;
