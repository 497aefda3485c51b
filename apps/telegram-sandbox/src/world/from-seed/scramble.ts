/** A reversible renumbering of 0 … modulus-1 that looks random: phone numbers and the digits in usernames. */
export type Scramble = {
  readonly digits: number;
  apply(index: number): number;
  /** Null for a number that is not in the range. */
  invert(number: number): number | null;
};

const PRIMES = [9_973, 99_991, 999_983, 9_999_991];
const FACTOR = 4_271_387;

/** For at least `size` numbers; multiplication by a constant is reversible modulo a prime. */
export function scramble(size: number): Scramble {
  const modulus = PRIMES.find(prime => prime > size);
  if (modulus === undefined) throw new Error(`a world holds at most ${PRIMES.at(-1)} people`);
  const inverse = powerModulo(FACTOR % modulus, modulus - 2, modulus);
  return {
    digits: String(modulus).length,
    apply: index => (index * (FACTOR % modulus)) % modulus,
    invert: number => (number < modulus ? multiplyModulo(number, inverse, modulus) : null),
  };
}

function multiplyModulo(a: number, b: number, modulus: number): number {
  return Number((BigInt(a) * BigInt(b)) % BigInt(modulus));
}

/** By Fermat, a^(p-2) is the inverse of a modulo the prime p. */
function powerModulo(base: number, exponent: number, modulus: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiplyModulo(result, square, modulus);
    square = multiplyModulo(square, square, modulus);
  }
  return result;
}
