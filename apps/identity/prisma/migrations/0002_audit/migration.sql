-- Who changed what. Outlives what it tells of, so it names teams and users without a foreign key.
CREATE TABLE audit_entries (
  id           uuid           PRIMARY KEY,
  team_id      uuid           NOT NULL,
  action       text           NOT NULL,
  service      text           NOT NULL,
  user_id      uuid,
  subject_kind text           NOT NULL,
  subject_id   text           NOT NULL,
  details      jsonb          NOT NULL,
  at           timestamptz(3) NOT NULL
);
CREATE INDEX audit_entries_team ON audit_entries (team_id, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only';
END $$;
CREATE TRIGGER audit_entries_are_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_are_not_emptied BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
