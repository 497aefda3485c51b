import { clock, type ReadinessCheck } from '@muster/service-kit';
import { type Clocks, clocksAgree } from './clocks-agree.ts';

/** Longer than any clock is off that is being put right. */
const APART_FOR_MS = 60_000;

/**
 * A process that started while its host was wrong, or whose host stood still, never comes right by itself: it knows the
 * time by its start. So it is not ready once the clocks have been apart for a minute, to be started anew.
 */
export function clocksHaveAgreed(clocks: Clocks): ReadinessCheck {
  let apartSince: number | null = null;
  return async () => {
    if (await clocksAgree(clocks)) {
      apartSince = null;
      return;
    }
    const now = clock.monotonic();
    apartSince ??= now;
    if (now - apartSince < APART_FOR_MS) return;
    throw new Error(
      'clock_unsafe: Redis, Postgres and this process have differed by more than 2 s for a minute; start it anew',
    );
  };
}
