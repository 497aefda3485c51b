import { toPostgresTime } from '@muster/service-kit';

/**
 * The time by Postgres, in SQL: what ends or goes for everybody does so by the one clock that all replicas share, and
 * not by that of whichever host looks. Asked once a statement, so that an index serves.
 * @param lag the place of `postgresLag()` among the parameters, as `$1`
 */
export const postgresNow = (lag: string): string =>
  `(SELECT clock_timestamp() + ${lag}::float8 * interval '1 ms')`;

/** How far Postgres is behind this clock on purpose, in ms: not at all, but where tests move time. */
export const postgresLag = (): number => -toPostgresTime(0);
