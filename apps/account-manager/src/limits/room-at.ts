import type { Limit } from './table.ts';

/**
 * When one more fits into a window that is full: once enough of what is counted has left it, or the limit has grown.
 * @param countedAt what is in the window now, in ms, oldest first
 * @returns ms; null when it fits at once, or no time will help
 */
export function roomAt(limit: Limit, countedAt: readonly number[]): number | null {
  if (countedAt.length < limit.value) return null;
  const leaves = (value: number) => (countedAt[countedAt.length - value] ?? -Infinity) + limit.windowMs;
  const moments = (limit.grows ?? []).map(({ at, value }) => Math.max(at, leaves(value)));
  const earliest = Math.min(...moments, ...(limit.value > 0 ? [leaves(limit.value)] : []));
  return earliest === Infinity ? null : earliest;
}
