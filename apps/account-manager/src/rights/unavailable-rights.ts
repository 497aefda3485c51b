import { clock } from '@muster/service-kit';

/** Nothing could be learned about a right, which is asked about again from a moment on, in ms. */
export type Unavailable = { status: 'unavailable'; code: string; askAgainAt: number };

/** What could not be learned, so that one account that does not answer holds up one lease and not each. */
export type UnavailableRights = {
  /** Undefined where the right may be asked about. */
  find(name: string): Unavailable | undefined;
  add(name: string, code: string): Unavailable;
};

const ASK_AGAIN_MS = 30_000;

export function createUnavailableRights(): UnavailableRights {
  // All are kept for as long, so that the oldest are the first to go.
  const known = new Map<string, Unavailable & { since: number }>();
  const isOver = ({ since, askAgainAt }: Unavailable & { since: number }) => {
    const now = clock.now();
    return now < since || now >= askAgainAt;
  };
  const forgetOld = () => {
    for (const [name, one] of known) {
      if (!isOver(one)) return;
      known.delete(name);
    }
  };
  return {
    find(name) {
      forgetOld();
      const one = known.get(name);
      return one && !isOver(one) ? one : undefined;
    },
    add(name, code) {
      const since = clock.now();
      const one = { status: 'unavailable' as const, code, since, askAgainAt: since + ASK_AGAIN_MS };
      known.delete(name);
      known.set(name, one);
      return one;
    },
  };
}
