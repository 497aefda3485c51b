-- The newest attempts of a team over all its tasks: all of them, and those with one outcome, of which there may be few.
CREATE INDEX attempts_team_id_id_idx ON attempts (team_id, id);
CREATE INDEX attempts_team_id_outcome_id_idx ON attempts (team_id, outcome, id);
