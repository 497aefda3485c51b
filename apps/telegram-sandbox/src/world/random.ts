/**
 * A well-mixed 32-bit number that depends only on its inputs (the finalizer of MurmurHash3). The whole world
 * is derived with it, so nothing about a generated person has to be stored.
 */
export function mix(seed: number, index: number, trait: number): number {
  let hash = seed ^ Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(trait + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same as a number from 0 to below 1. */
export const chance = (seed: number, index: number, trait: number): number =>
  mix(seed, index, trait) / 2 ** 32;

export function pick<T>(from: readonly T[], random: number): T {
  const picked = from[random % from.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
