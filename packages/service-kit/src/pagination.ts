/** A page size more than asked tells whether there is a next page without counting. */
export const oneMore = (limit: number): number => limit + 1;

/**
 * Cuts the row too many off and says where the next page begins.
 * @param rows read with {@link oneMore}, in the order of their ids
 */
export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  total: number,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null; total: number } {
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total,
  };
}
