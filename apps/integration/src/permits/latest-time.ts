import { clock, toPostgresTime } from '@muster/service-kit';

/** ms since the Unix epoch, carried on by the monotonic clock: no step of the host changes it. */
export type Now = () => number;

/**
 * The time by this host's clock or by Postgres', whichever is later. A permit is used by it: a host that is behind would
 * find one good for too long, and report what it did as done too early. Postgres' answer counts as if it had been given
 * when it was asked for, so a slow one makes it later, never earlier.
 */
export async function startTime(postgres: { time(): Promise<number> }): Promise<Now> {
  const monotonic = clock.monotonic();
  const own = clock.now();
  const behindMs = (await postgres.time()) - toPostgresTime(own);
  const start = own + Math.max(0, behindMs);
  return () => start + clock.monotonic() - monotonic;
}
