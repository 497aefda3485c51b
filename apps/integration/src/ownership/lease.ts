import { clock } from '@muster/service-kit';
import type { Replica, Signs } from './scripts.ts';
import { OWNERSHIP_TTL_MS } from './timings.ts';

/**
 * The lease on which everything hangs that this replica owns: renewed as a whole by its sign of life. It ends by the
 * monotonic clock, counted from before the sign was sent. One that has ended is never revived: from then on others may
 * have taken over what hung on it, so the next one is another term, in which everything has to be claimed anew.
 */
export type ReplicaLease = {
  /** The term that is on now; null while there is none. */
  term(): number | null;
  isOn(term: number): boolean;
  /**
   * Gives a sign of life; whoever asks while one is on its way waits for that one.
   * @throws when Redis cannot be reached
   */
  renew(): Promise<void>;
  /** Ends the lease for good. */
  end(): void;
};

/** @param onEnd called when a term has ended, at the latest when the next one begins */
export function createReplicaLease(parts: {
  replica: Replica;
  signs: Pick<Signs, 'give'>;
  onEnd: () => void;
}): ReplicaLease {
  const { replica, signs, onEnd } = parts;
  let signsGiven = 0;
  let newest = 0;
  let untilMs = Number.NEGATIVE_INFINITY;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;

  const isOn = (term: number) => !over && term === newest && clock.monotonic() < untilMs;

  const look = () => {
    clearTimeout(timer);
    const leftMs = untilMs - clock.monotonic();
    if (leftMs <= 0 || over) onEnd();
    // A timer may come a little early.
    else timer = setTimeout(look, leftMs + 1).unref();
  };

  const give = async () => {
    const askedAt = clock.monotonic();
    const before = newest;
    const renewing = isOn(before);
    signsGiven += 1;
    await signs.give({ ...replica, sign: String(signsGiven) });
    if (!(renewing && isOn(before))) {
      onEnd();
      newest += 1;
    }
    untilMs = askedAt + OWNERSHIP_TTL_MS;
    look();
  };

  return {
    term: () => (isOn(newest) ? newest : null),
    isOn,
    renew: () => {
      underWay ??= give().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    end() {
      over = true;
      look();
    },
  };
}
