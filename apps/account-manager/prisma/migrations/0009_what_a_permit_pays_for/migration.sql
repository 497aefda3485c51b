-- Every line of the ledger pays for every index it enters. By version only a person's leases are looked up: the others
-- need not be in that index.
DROP INDEX ledger_person_key_kind_version_idx;
CREATE INDEX ledger_leases_of_person_idx ON ledger (person_key, version) WHERE kind = 'lease';

-- The same key, the id first: ids of one time lie beside each other whatever they are of, and differ sooner than kinds.
ALTER TABLE ledger DROP CONSTRAINT ledger_pkey;
ALTER TABLE ledger ADD PRIMARY KEY (subject_id, kind);

-- A head moves with every line: its next version finds room on its own page, and needs no new entry in the index.
ALTER TABLE heads SET (fillfactor = 70);
