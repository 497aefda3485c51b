-- The journal is forgotten some time after the end of its permits, and earlier still whom a lookup found.
CREATE INDEX permits_finished_idx ON permits (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX permits_found_idx ON permits (finished_at) WHERE action = 'resolve' AND found IS NOT NULL;
