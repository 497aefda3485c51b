import { isDeepStrictEqual } from 'node:util';

/** A secret that is held, and what was made of it. */
export type FollowedSecret<U> = {
  current(): U;
  /** Reads anew; whatever fails leaves what there is, and rejects. */
  refresh(): Promise<void>;
};

/** Reads a secret and makes of it what its holder needs; anew only when it has changed. */
export async function followSecret<T, U>(
  read: () => Promise<T>,
  make: (secret: T) => U,
): Promise<FollowedSecret<U>> {
  let secret = await read();
  let made = make(secret);
  return {
    current: () => made,
    async refresh() {
      const next = await read();
      if (isDeepStrictEqual(next, secret)) return;
      made = make(next);
      secret = next;
    },
  };
}
