-- What Redis holds of a permit that can still be used has another shape from here on: every person is rebuilt before the
-- next decision.
UPDATE heads SET epoch = epoch + 1 WHERE key LIKE 'person:%';
