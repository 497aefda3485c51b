/** When people write: by hour of the day in Moscow, and by weekday from Monday. */
const HOURS = [3, 2, 1, 1, 1, 2, 5, 12, 22, 32, 38, 40, 42, 42, 40, 40, 42, 46, 52, 60, 64, 58, 38, 16];
const WEEKDAYS = [10, 10, 10, 10, 11, 8, 9];

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
/** A Monday, 00:00 in Moscow. */
const A_MONDAY = Date.parse('2020-12-28T00:00:00+03:00');
/** Less than 1: communities grow, so of their messages more are from the end. */
const GROWTH = 0.75;

/** How much of a week's messages were written before each hour of it. */
const writtenBefore: readonly number[] = (() => {
  const weights = WEEKDAYS.flatMap(weekday => HOURS.map(hour => weekday * hour));
  const before = [0];
  for (const weight of weights) before.push((before.at(-1) ?? 0) + weight);
  return before.map(sum => sum / (before.at(-1) ?? 1));
})();

/**
 * The moment by which a part of a history, from 0 to below 1, was written: never earlier for a larger part, and
 * spread over the week as people are awake.
 */
export function momentOf(part: number, from: number, until: number): number {
  const grown = from + part ** GROWTH * (until - from);
  const week = Math.floor((grown - A_MONDAY) / WEEK);
  const partOfWeek = (grown - A_MONDAY) / WEEK - week;
  const hour = hourOf(partOfWeek);
  const [before = 0, after = 1] = writtenBefore.slice(hour, hour + 2);
  const moment = A_MONDAY + week * WEEK + (hour + (partOfWeek - before) / (after - before)) * HOUR;
  return Math.floor(Math.min(until, Math.max(from, moment)));
}

function hourOf(partOfWeek: number): number {
  let [low, high] = [0, 167];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((writtenBefore[middle] ?? 1) <= partOfWeek) low = middle;
    else high = middle - 1;
  }
  return low;
}
