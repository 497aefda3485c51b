/** Removes the entry that was put in first if there are more than `most`; its key, if one was removed. */
export function forgetOldest(from: Set<bigint> | Map<bigint, unknown>, most: number): bigint | null {
  const oldest = from.keys().next().value;
  if (from.size <= most || oldest === undefined) return null;
  from.delete(oldest);
  return oldest;
}
