import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMetrics, createPool, migrate, newId, type Pool } from '@muster/service-kit';
import { createTestDatabase } from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idAt, MIGRATIONS } from './ledger-database.ts';

const DAY_MS = 86_400_000;
const TEAM = newId();

/** A ledger as it was before it went by months. */
async function writeOldLedger(pool: Pool): Promise<void> {
  const [used, refunded, message, lifted, ban] = [
    newId(),
    idAt(Date.now() - 70 * DAY_MS),
    newId(),
    newId(),
    newId(),
  ];
  const insert = (kind: string, subjectId: string, version: number, columns: Record<string, unknown>) => {
    const all = {
      id: newId(),
      team_id: TEAM,
      account_id: TEAM,
      person_key: 'somebody',
      kind,
      subject_id: subjectId,
      version,
      decided_at: new Date(version),
      ...columns,
    };
    const parameters = Object.keys(all).map((_, i) => `$${i + 1}`);
    return pool.query(`INSERT INTO ledger (${Object.keys(all)}) VALUES (${parameters})`, Object.values(all));
  };
  await insert('permit', refunded, 1, { action: 'invite', channel_key: 'telegram:1', channel_version: 1 });
  await insert('outcome', refunded, 2, { outcome: 'refunded' });
  await insert('permit', used, 3, { action: 'invite', channel_key: 'telegram:1', channel_version: 2 });
  await insert('outcome', used, 4, { outcome: 'committed', counted_at: new Date() });
  await insert('permit', message, 5, { action: 'direct_message' });
  await insert('permit', newId(), 10, { action: 'join', channel_key: 'telegram:1' });
  await insert('permit', newId(), 11, { action: 'join', channel_key: 'telegram:2' });
  await insert('restriction', lifted, 6, { restriction: 'banned' });
  await insert('lift', newId(), 7, { restriction: 'banned' });
  await insert('restriction', ban, 8, { restriction: 'flood_wait', until: new Date(9_000) });
  await insert('restriction', newId(), 9, { restriction: 'flood_wait', until: new Date(8_000) });
}

describe('a ledger from before it went by months', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, createMetrics('account-manager'));
    const before = await mkdtemp(path.join(tmpdir(), 'first-migration-'));
    await cp(new URL('0001_ledger', MIGRATIONS), path.join(before, '0001_ledger'), { recursive: true });
    await migrate(database.url, pathToFileURL(`${before}/`));
    await rm(before, { recursive: true });
    await writeOldLedger(pool);
    await migrate(database.url, MIGRATIONS);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const rows = async (query: string) => (await pool.query(query)).rows;

  it('is carried over whole', async () => {
    expect(await rows('SELECT version FROM ledger ORDER BY version')).toEqual(
      Array.from({ length: 11 }, (_, i) => ({ version: BigInt(i + 1) })),
    );
  });

  it('is summed up: neither a refund is counted nor what was no invite', async () => {
    expect(await rows('SELECT channel_key, team_id, used FROM lifetime_counts')).toEqual([
      { channel_key: 'telegram:1', team_id: TEAM, used: 1 },
    ]);
  });

  it('says which restrictions are left: of each kind the longest, and none that was lifted', async () => {
    expect(await rows('SELECT kind, since, until, mandated_until FROM restrictions')).toEqual([
      { kind: 'flood_wait', since: new Date(8), until: new Date(9_000), mandated_until: new Date(9_000) },
    ]);
  });

  it('takes a message for one to a stranger, because nobody said who wrote first', async () => {
    expect(await rows("SELECT to_stranger FROM ledger WHERE action = 'direct_message'")).toEqual([
      { to_stranger: true },
    ]);
  });

  it('is closed up to before its first line, and no further', async () => {
    expect(
      await rows(
        `SELECT count(*) AS before FROM ledger, ledger_horizon
         WHERE subject_id < first_id_at(closed_before) OR closed_before < now() - interval '130 days'`,
      ),
    ).toEqual([{ before: 0n }]);
  });
});
