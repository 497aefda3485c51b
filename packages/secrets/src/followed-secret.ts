import { isDeepStrictEqual } from 'node:util';
import { SecretUnavailable } from './store.ts';

/** A secret that is held, and what was made of it. */
export type FollowedSecret<U> = {
  current(): U;
  /** Reads anew; whatever fails leaves what there is, and rejects. */
  refresh(): Promise<void>;
};

/**
 * Reads the secret at `path` and makes of it what its holder needs; anew only when it has changed.
 * @throws SecretUnavailable also where nothing can be made of it
 */
export async function followSecret<T, U>(
  path: string,
  read: () => Promise<T>,
  make: (secret: T) => U,
): Promise<FollowedSecret<U>> {
  let secret = await read();
  let made = makeOf(path, secret, make);
  return {
    current: () => made,
    async refresh() {
      const next = await read();
      if (isDeepStrictEqual(next, secret)) return;
      made = makeOf(path, next, make);
      secret = next;
    },
  };
}

/** What failed is told by its name alone: parsers quote what they could not read. */
function makeOf<T, U>(path: string, secret: T, make: (secret: T) => U): U {
  try {
    return make(secret);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    throw new SecretUnavailable(path, `nothing can be made of it (${name})`);
  }
}
