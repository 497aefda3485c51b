/** How many were collected at a moment. */
type Sample = { atMs: number; collected: number };

/** What the last events of a task tell about its speed. */
export type Samples = readonly Sample[];

/** Older events say nothing about the speed of now, in ms. */
const WINDOW_MS = 3 * 60_000;

/** What was collected in less time is no measure, in ms. */
const LEAST_MS = 2_000;

/** Adds what an event told; one that tells of fewer people begins anew. */
export function addSample(samples: Samples, sample: Sample): Samples {
  const last = samples.at(-1);
  if (last && sample.collected < last.collected) return [sample];
  const recent = samples.filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS);
  return [...recent, sample];
}

/** People a minute over the last events, or null while there is nothing to measure. */
export function speedOf(samples: Samples): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) return null;
  const people = last.collected - first.collected;
  const ms = last.atMs - first.atMs;
  return ms < LEAST_MS || people === 0 ? null : (people / ms) * 60_000;
}

/** How long the rest takes at this speed, in ms; null where nobody knows. */
export const timeLeftMs = (left: number | null, speed: number | null): number | null =>
  left === null || speed === null ? null : (Math.max(0, left) / speed) * 60_000;
