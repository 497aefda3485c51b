import { CLOCK_TOLERANCE_MS } from '@muster/contracts';
import { clock } from '@muster/service-kit';

/** The difference between any two clocks above which nothing is granted, in ms (DESIGN: 2 s). */
export const CLOCK_UNSAFE_MS = 2 * CLOCK_TOLERANCE_MS;

const startedAt = clock.now() - clock.monotonic();

/**
 * The time by the clock this process started with, carried on by its monotonic clock: it does not follow a step of
 * the host, and so tells that there was one although Redis on the same host followed it. In whole ms, as every moment
 * of a decision is.
 */
export const processTime = (): number => Math.floor(startedAt + clock.monotonic());
