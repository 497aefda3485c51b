const MASK = (1n << 64n) - 1n;

/**
 * What a client sends of the list it has, so that an unchanged one is not sent again.
 * https://core.telegram.org/api/offsets#hash-generation
 */
export function hashOfIds(ids: readonly (number | bigint)[]): bigint {
  let hash = 0n;
  for (const id of ids) {
    hash ^= hash >> 21n;
    hash ^= (hash << 35n) & MASK;
    hash ^= hash >> 4n;
    hash = (hash + BigInt(id)) & MASK;
  }
  return BigInt.asIntN(64, hash);
}
