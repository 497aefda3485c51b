import type { ActionFilter } from './action-filter.ts';
import type { ActionIndex } from './action-index.ts';

/** How many calls fell into each slice of the world's time in which there were any, oldest first. */
export function countRate(
  index: ActionIndex,
  filter: ActionFilter,
  sliceMs: number,
): { readonly at: number; readonly calls: number }[] {
  const slices = new Map<number, number>();
  for (const place of index.find(filter)) {
    const slice = Math.floor(index.atOf(place) / sliceMs) * sliceMs;
    slices.set(slice, (slices.get(slice) ?? 0) + 1);
  }
  return Array.from(slices, ([at, calls]) => ({ at, calls })).sort((a, b) => a.at - b.at);
}
