import { expect, it } from 'vitest';
import { isDependencyAway } from './dependency-away.ts';
import { isConflict } from './retry-conflicts.ts';

/** As Prisma and its adapter throw them. */
const byPrisma = (code: string, originalCode?: string) =>
  Object.assign(new Error('Invalid `prisma.task.findFirst()` invocation'), {
    code,
    ...(originalCode !== undefined && {
      meta: { driverAdapterError: { name: 'DriverAdapterError', cause: { originalCode, kind: 'postgres' } } },
    }),
  });

it.each([
  ['Postgres: it stops', Object.assign(new Error('terminating connection'), { code: '57P01' })],
  ['Postgres: the process stood still', Object.assign(new Error('idle-in-transaction'), { code: '25P03' })],
  ['Postgres: too slow', Object.assign(new Error('canceling statement'), { code: '57014' })],
  [
    'pg: a connection that ended',
    new Error('Client has encountered a connection error and is not queryable'),
  ],
  ['pg: no answer', new Error('Query read timeout')],
  ['pg: no connection', new Error('timeout exceeded when trying to connect')],
  ['Prisma: no transaction in time, or not long enough', byPrisma('P2028')],
  ['Prisma: a raw query that Postgres did not end', byPrisma('P2010', '57P01')],
  ['Prisma: any query of which Postgres says so', byPrisma('P2039', '25P03')],
  ['names', Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' })],
  ['Redis: it reads its file', new Error('LOADING Redis is loading the dataset in memory')],
  ['ioredis: no connection', new Error("Stream isn't writeable and enableOfflineQueue options is false")],
  ['fetch: no answer in time', new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
  ['fetch: no connection', new TypeError('fetch failed', { cause: new Error('other side closed') })],
])('knows that something is away: %s', (_what, error) => {
  expect(isDependencyAway(error)).toBe(true);
  expect(isConflict(error)).toBe(false);
});

it.each([
  ['a deadlock', Object.assign(new Error('deadlock detected'), { code: '40P01' })],
  ['a deadlock through Prisma', byPrisma('P2010', '40P01')],
  ['what Prisma calls so', byPrisma('P2034')],
])('knows work that met other work: %s', (_what, error) => {
  expect(isConflict(error)).toBe(true);
  expect(isDependencyAway(error)).toBe(false);
});

it.each([
  ['a row that is there already', byPrisma('P2002', '23505')],
  ['a mistake in SQL', Object.assign(new Error('syntax error'), { code: '42601' })],
  ['a mistake in the code', new TypeError('undefined is not a function')],
  ['no error at all', 'away'],
])('takes nothing else for it: %s', (_what, error) => {
  expect(isDependencyAway(error)).toBe(false);
  expect(isConflict(error)).toBe(false);
});
