const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 300_000;

/**
 * How long to rest after failures that nobody can help but time, in ms: 5 s after the first one, twice as long each
 * time, at most 5 minutes. An outage of hours costs a few hundred tries, and its end is noticed within minutes.
 * @param failures in a row, the last one among them
 */
export const growingRestMs = (failures: number): number =>
  Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.max(0, failures - 1));
