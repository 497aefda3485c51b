import { newId } from '@muster/service-kit';
import { createTestDatabase } from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  append,
  begin,
  headOf,
  idAt,
  leaseOf,
  liftOf,
  openReplica,
  outcomeOf,
  permitOf,
  type Replica,
  restrictionOf,
  TEAM,
  versionsOf,
} from './ledger-database.ts';

const DAY_MS = 86_400_000;

describe('the ledger', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let one: Replica;
  let other: Replica;
  beforeAll(async () => {
    database = await createTestDatabase();
    one = await openReplica(database.url);
    other = await openReplica(database.url);
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await database.drop();
  });

  const person = () => begin(one.pool, 'person');
  const channel = () => begin(one.pool, 'channel');
  const waitingForLocks = (statements: number) =>
    vi.waitFor(async () => {
      const { rowCount } = await one.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rowCount).toBe(statements);
    });
  const people = (count: number) => Promise.all(Array.from({ length: count }, person));

  it('writes what is asked for at the same time in a few statements', async () => {
    const all = await people(100);
    const statements = vi.spyOn(one.pool, 'query');
    const results = await Promise.all(all.map(who => append(one, leaseOf(who))));
    expect(statements.mock.calls.length).toBeLessThanOrEqual(3);
    statements.mockRestore();
    expect(new Set(results)).toEqual(new Set(['appended']));
    for (const who of all) expect(await versionsOf(one.pool, who)).toEqual([1]);
  });

  it('judges each entry of a batch on its own', async () => {
    const [fresh, again, behind, ended, late] = await people(5);
    if (!fresh || !again || !behind || !ended || !late) throw new Error('nobody');
    const known = leaseOf(again);
    await append(one, known);
    await append(one, leaseOf(behind));
    behind.version = 0;
    const results = await Promise.all([
      append(one, leaseOf(fresh)),
      append(one, known),
      append(one, leaseOf(behind)),
      append(one, leaseOf(ended), 0),
      append(one, leaseOf(late, { decidedAt: Date.now() - 3_000 })),
    ]);
    expect(results).toEqual(['appended', 'known', 'conflict', 'conflict', 'clock_unsafe']);
    expect(await headOf(one.pool, 'person', fresh)).toBe(1);
    expect(await headOf(one.pool, 'person', again)).toBe(1);
    expect(await headOf(one.pool, 'person', behind)).toBe(1);
    expect(await headOf(one.pool, 'person', ended)).toBe(0);
    expect(await headOf(one.pool, 'person', late)).toBe(0);
  });

  it('writes a permit for its person and its channel, or for neither', async () => {
    const [who, into] = [await person(), await channel()];
    const jumped = permitOf(who, { key: into.key, version: 3 });
    expect(await append(one, jumped)).toBe('conflict');
    expect(await headOf(one.pool, 'person', who)).toBe(0);
    who.version = 0;
    expect(await append(one, permitOf(who, into))).toBe('appended');
    expect(await headOf(one.pool, 'person', who)).toBe(1);
    expect(await headOf(one.pool, 'channel', into)).toBe(1);
  });

  it('moves no head for an id that is in the ledger already', async () => {
    const who = await person();
    const subjectId = newId();
    await append(one, leaseOf(who, { subjectId }));
    expect(await append(one, leaseOf(who, { subjectId }))).toBe('conflict');
    expect(await headOf(one.pool, 'person', who)).toBe(1);
    expect(await versionsOf(one.pool, who)).toEqual([1]);
  });

  it('takes one of two decisions that follow the same one, whichever replica writes it first', async () => {
    const all = await people(60);
    const results = await Promise.all(
      all.map(who => {
        const rival = { ...who };
        return Promise.all([append(one, leaseOf(who)), append(other, leaseOf(rival))]);
      }),
    );
    for (const pair of results) expect(pair.toSorted()).toEqual(['appended', 'conflict']);
    for (const who of all) expect(await versionsOf(one.pool, who)).toEqual([1]);
  });

  it('writes the neighbours of an entry that Postgres does not take', async () => {
    const [bad, ...good] = await people(6);
    if (!bad) throw new Error('nobody');
    const results = await Promise.allSettled([
      append(one, leaseOf(bad, { holder: 'a\u0000b' })),
      ...good.map(who => append(one, leaseOf(who))),
    ]);
    expect(results[0]?.status).toBe('rejected');
    for (const result of results.slice(1)) expect(result).toMatchObject({ value: 'appended' });
  });

  it('writes the neighbours of an entry whose head somebody keeps locked', async () => {
    const [held, ...free] = await people(4);
    if (!held) throw new Error('nobody');
    const client = await other.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM heads WHERE key = $1 FOR UPDATE', [`person:${held.key}`]);
    const results = await Promise.allSettled([
      append(one, leaseOf(held)),
      ...free.map(who => append(one, leaseOf(who))),
    ]);
    await client.query('ROLLBACK');
    client.release();
    expect(results[0]?.status).toBe('rejected');
    for (const result of results.slice(1)) expect(result).toMatchObject({ value: 'appended' });
  });

  it('takes what two replicas write crosswise: nothing waits for ever, nothing is lost, no version is missing', async () => {
    const [who, where] = [await people(8), await Promise.all(Array.from({ length: 5 }, channel))];
    const entries = Array.from({ length: 120 }, (_, i) => {
      const [a, b] = [who[(i * 5) % 8], where[(i * 3) % 5]];
      if (!a || !b) throw new Error('nobody');
      return permitOf(a, b);
    });
    await Promise.all(
      entries.map(async (entry, i) => {
        const replica = i % 2 === 0 ? one : other;
        // Of so many in flight some wait longer than the ledger does; nothing keeps them from coming again.
        while ((await append(replica, { ...entry, decidedAt: Date.now() })) !== 'appended');
      }),
    );
    for (const each of who) {
      expect(await versionsOf(one.pool, each)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
      expect(await headOf(one.pool, 'person', each)).toBe(15);
    }
    for (const each of where) expect(await headOf(one.pool, 'channel', each)).toBe(24);
    const { rows } = await one.pool.query<{ deadlocks: bigint; used: bigint }>(
      `SELECT deadlocks, (SELECT sum(used) FROM lifetime_counts WHERE channel_key = ANY($1)) AS used
       FROM pg_stat_database WHERE datname = current_database()`,
      [where.map(({ key }) => key)],
    );
    expect(rows).toEqual([{ deadlocks: 0n, used: 120n }]);
  });

  it('counts for ever what was used of a channel, by team, and takes back what was refunded', async () => {
    const [who, into] = [await person(), await channel()];
    for (const outcome of ['committed', 'refunded', 'committed'] as const) {
      const permit = permitOf(who, into);
      await append(one, permit);
      expect(await append(one, outcomeOf(who, permit, outcome))).toBe('appended');
    }
    const { rows } = await one.pool.query('SELECT * FROM lifetime_counts WHERE person_key = $1', [who.key]);
    expect(rows).toEqual([{ person_key: who.key, channel_key: into.key, team_id: TEAM, used: 2 }]);
  });

  it('keeps the error score that the last outcome left', async () => {
    const [who, into] = [await person(), await channel()];
    const permit = permitOf(who, into);
    await append(one, permit);
    await append(one, outcomeOf(who, permit, 'committed', { errorScore: 3 }));
    await append(one, leaseOf(who));
    const { rows } = await one.pool.query('SELECT error_score FROM heads WHERE key = $1', [
      `person:${who.key}`,
    ]);
    expect(rows).toEqual([{ error_score: 3 }]);
  });

  it('keeps of each kind the restriction that ends last, and every end that the platform asked for', async () => {
    const who = await person();
    const present = async () => {
      const { rows } = await one.pool.query<{
        kind: string;
        until: Date | null;
        mandated_until: Date | null;
      }>('SELECT kind, until, mandated_until FROM restrictions WHERE person_key = $1 ORDER BY kind', [
        who.key,
      ]);
      return rows.map(row => [row.kind, row.until?.getTime() ?? null, row.mandated_until?.getTime() ?? null]);
    };
    const restrict = (until: number | null, mandatedUntil = until) =>
      append(one, restrictionOf(who, { restriction: 'flood_wait', until, mandatedUntil }));
    await restrict(5_000);
    await restrict(9_000, null);
    await restrict(7_000);
    expect(await present()).toEqual([['flood_wait', 9_000, 7_000]]);
    await append(one, restrictionOf(who, { restriction: 'banned', until: null }));
    await append(one, liftOf(who, { restriction: 'flood_wait', until: 7_000 }));
    expect(await present()).toEqual([
      ['banned', null, null],
      ['flood_wait', 7_000, 7_000],
    ]);
    await append(one, liftOf(who, { restriction: 'banned', until: null }));
    expect(await present()).toEqual([['flood_wait', 7_000, 7_000]]);
  });

  it('ends a restriction that became durable while its lift waited for it', async () => {
    const who = await person();
    const client = await one.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM heads WHERE key = $1 FOR UPDATE', [`person:${who.key}`]);
    const restricted = append(one, restrictionOf(who, { restriction: 'banned', until: null }));
    await waitingForLocks(1);
    const lifted = append(other, liftOf(who, { restriction: 'banned', until: null }));
    await waitingForLocks(2);
    await client.query('ROLLBACK');
    client.release();
    expect(await Promise.all([restricted, lifted])).toEqual(['appended', 'appended']);
    const { rowCount } = await one.pool.query('SELECT FROM restrictions WHERE person_key = $1', [who.key]);
    expect(rowCount).toBe(0);
  });

  it('makes the month of an entry when nobody has made it ahead', async () => {
    const who = await person();
    const soon = Date.now() + 31 * DAY_MS;
    const month = new Date(soon).toISOString().slice(0, 7).replace('-', '_');
    await one.pool.query(`DROP TABLE ledger_${month}`);
    expect(await append(one, leaseOf(who, { subjectId: idAt(soon) }))).toBe('appended');
  });

  it('refuses an id from a time that is far ahead', async () => {
    const subjectId = idAt(Date.now() + 100 * DAY_MS);
    await expect(append(one, leaseOf(await person(), { subjectId }))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('takes nothing more into a month that is closed', async () => {
    const who = await person();
    const subjectId = idAt(Date.now() - 400 * DAY_MS);
    expect(await append(one, leaseOf(who, { subjectId }))).toBe('conflict');
    expect(await headOf(one.pool, 'person', who)).toBe(0);
  });

  it('says of many at once where they stand', async () => {
    const [who, into] = [await person(), await channel()];
    const permit = permitOf(who, into);
    await append(one, permit);
    const statements = vi.spyOn(one.pool, 'query');
    const looks = await Promise.all([
      one.ledger.look({ personKey: who.key, channelKey: into.key, permitId: permit.subjectId }),
      one.ledger.look({ personKey: who.key, channelKey: null, permitId: newId() }),
      one.ledger.look({ personKey: 'nobody', channelKey: null, permitId: idAt(Date.now() - 400 * DAY_MS) }),
    ]);
    expect(statements).toHaveBeenCalledTimes(1);
    statements.mockRestore();
    const head = { epoch: 1, version: 1, last: `permit:${permit.subjectId}` };
    expect(looks).toEqual([
      { person: head, channel: head, knowsPermit: true },
      { person: head, channel: null, knowsPermit: false },
      { person: null, channel: null, knowsPermit: true },
    ]);
  });

  it('writes what is waiting before it closes', async () => {
    const leaving = await openReplica(database.url);
    const all = await people(50);
    const appended = all.map(who => append(leaving, leaseOf(who)));
    await leaving.close();
    expect(new Set(await Promise.all(appended))).toEqual(new Set(['appended']));
  });

  it('changes and removes no line, whoever asks', async () => {
    await append(one, leaseOf(await person()));
    const month = `ledger_${new Date().toISOString().slice(0, 7).replace('-', '_')}`;
    for (const table of ['ledger', month]) {
      await expect(one.pool.query(`UPDATE ${table} SET holder = NULL`)).rejects.toThrow('append-only');
      await expect(one.pool.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    }
  });
});
