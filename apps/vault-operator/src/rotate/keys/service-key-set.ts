import type { JwkSet } from '@muster/contracts';

export type PublicKey = JwkSet['keys'][number];

/** How the keys of one service stand. */
export type ServiceKeys = {
  service: string;
  /** Of the secret that holds its private key. */
  version: number;
  /** Signs now. */
  signing: PublicKey | null;
  /** Was published to sign with next; whoever made its private half and did not write it down has taken it along. */
  unused: PublicKey | null;
  /** Have signed before. */
  old: readonly PublicKey[];
};

/**
 * How a service's keys stand, from what is public. A key's number is the version of the secret that holds its private
 * half, or less (bootstrap calls its own 1 also where it had to write twice): so of those up to the newest version the
 * highest signs, and one above it was published and not written down. Nobody has to read a private key to know.
 */
export function serviceKeysIn({ keys }: JwkSet, service: string, version: number): ServiceKeys {
  const own = keys.filter(({ kid }) => serviceOf(kid) === service).sort((one, other) => by(other, one));
  const [signing = null, ...old] = own.filter(({ kid }) => numberOf(kid) <= version);
  return { service, version, signing, unused: own.find(({ kid }) => numberOf(kid) > version) ?? null, old };
}

const by = (one: PublicKey, other: PublicKey) => numberOf(one.kid) - numberOf(other.kid);

/** The number that a key's id ends in; 0 without one. */
export const numberOf = (kid: string): number => Number(/-(\d+)$/.exec(kid)?.[1] ?? 0);

const serviceOf = (kid: string): string => kid.replace(/-\d+$/, '');
