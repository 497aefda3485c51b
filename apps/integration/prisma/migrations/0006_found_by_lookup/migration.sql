-- The channel a lookup found: whoever asks under the same permit again is told the same.
ALTER TABLE permits ADD COLUMN found text;
