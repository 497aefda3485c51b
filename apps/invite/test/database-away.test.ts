import { isDependencyAway, newId } from '@muster/service-kit';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { buildApp } from '../src/app.ts';
import { asUser, createParts, newTask, type Parts, person } from './parts.ts';

/** As many connections as a pool has. */
const ALL = 10;

const teamId = newId();
const headers = asUser(teamId);

let parts: Parts;
let app: Awaited<ReturnType<typeof buildApp>>;
beforeAll(async () => {
  parts = await createParts();
  app = await buildApp({
    ...parts.dependencies,
    resultsFor: () =>
      async function* readPages() {
        yield [person(1), person(2)];
      },
  });
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await app.close();
  await parts.dependencies.close();
});

/** What comes of it while the process's own timers pass as fast as they can. */
async function inNoTime<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise(setImmediate);
  }
  return end;
}

it('is said with 503, whether Prisma asks or we do, where no connection is free in time', async () => {
  const task = await newTask(parts, { teamId, state: 'draft' });
  const url = `/api/v1/invites/tasks/${task.id}`;
  const payload = { parsingTaskId: newId() };
  const taken = await Promise.all(Array.from({ length: ALL }, () => parts.pool.connect()));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const asked = [
      app.inject({ method: 'GET', url, headers }),
      app.inject({ method: 'POST', url: `${url}/targets/import-parsing`, headers, payload }),
    ];
    const answers = await inNoTime(Promise.all(asked));
    const away = { status: 503, code: 'service_unavailable', retryAfterSeconds: 2 };
    expect(answers.map(answer => answer.json())).toMatchObject([away, away]);
    const begun = parts.prisma.$transaction(async () => {}).catch(isDependencyAway);
    expect(await inNoTime(begun)).toBe(true);
  } finally {
    for (const client of taken) client.release();
  }
});

it('lets whoever adds the same people to one task at once in the opposite order all add them', async () => {
  const task = await newTask(parts, { teamId, people: [], state: 'draft' });
  const people = Array.from({ length: 2_000 }, (_, id) => ({
    person: person(id + 1),
    personKey: `key ${id}`,
  }));
  const now = new Date();
  const added = await Promise.all(
    [people, people.toReversed(), people, people.toReversed()].map(all =>
      parts.dependencies.targets.add(teamId, task.id, all, now),
    ),
  );
  expect(added.reduce((sum, one) => sum + (one?.added ?? 0), 0)).toBe(people.length);
});

it('has a transaction of Prisma done again that met others', async () => {
  await parts.pool.query('CREATE SEQUENCE tries');
  let begun = 0;
  const done = await parts.prisma.$transaction(async transaction => {
    begun += 1;
    const [row] = await transaction.$queryRaw<[{ try: number }]>`SELECT nextval('tries')::integer AS try`;
    if (row.try < 3) await transaction.$executeRaw`DO $$ BEGIN RAISE deadlock_detected; END $$`;
    return row.try;
  });
  expect([done, begun]).toEqual([3, 3]);
});

it('has all statements of a transaction of Prisma done again, one after the other', async () => {
  const { pool, prisma } = parts;
  await pool.query('CREATE SEQUENCE attempts_made');
  await pool.query('CREATE TABLE noted (try integer)');
  await pool.query(`
    CREATE FUNCTION note_third() RETURNS integer LANGUAGE plpgsql AS $$
    DECLARE try integer := nextval('attempts_made');
    BEGIN
      IF try < 3 THEN RAISE deadlock_detected; END IF;
      RETURN try;
    END $$`);
  await prisma.$transaction([
    prisma.$executeRaw`INSERT INTO noted VALUES (0)`,
    prisma.$executeRaw`INSERT INTO noted SELECT note_third()`,
  ]);
  expect((await pool.query('SELECT try FROM noted ORDER BY try')).rows).toEqual([{ try: 0 }, { try: 3 }]);
});
