import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '@muster/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { append, begin, leaseOf, openReplica, versionsOf } from './ledger-database.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'ledger-restart-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('loses no answered entry and writes none twice when Postgres is killed in the middle of batches', async () => {
  const dataDir = path.join(directory, 'postgres');
  const first = await startPostgres({ dataDir });
  const replica = await openReplica(first.url('postgres'));
  const people = await Promise.all(Array.from({ length: 100 }, () => begin(replica.pool, 'person')));

  // One entry after the other of each person, until one is not answered: some are written and some are not.
  let answered = 0;
  let enough = () => {};
  const isBusy = new Promise<void>(resolve => {
    enough = resolve;
  });
  const unanswered = people.map(async who => {
    for (;;) {
      const entry = leaseOf(who);
      const answer = await append(replica, entry).catch(() => null);
      if (answer === null) return entry;
      expect(answer).toBe('appended');
      answered += 1;
      if (answered > 2 * people.length) enough();
    }
  });
  await isBusy;
  await first.kill();
  const entries = await Promise.all(unanswered);

  const second = await startPostgres({ dataDir, port: first.port });
  for (const entry of entries) {
    expect(['appended', 'known']).toContain(await append(replica, { ...entry, decidedAt: Date.now() }));
  }
  for (const who of people) {
    expect(await versionsOf(replica.pool, who)).toEqual(Array.from({ length: who.version }, (_, i) => i + 1));
  }
  await replica.close();
  await second.stop();
});
