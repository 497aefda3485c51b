import type { LogSeries } from './by-day.ts';
import type { LogSearch } from './routes.ts';

/** Looks for what a series counts: on one day where that is given, else in the days chosen before. */
export const searchFor = (search: LogSearch, { kind, code }: LogSeries, day?: string): LogSearch => ({
  ...search,
  kind,
  code: code ?? undefined,
  ...(day !== undefined && { from: day, to: day }),
});
