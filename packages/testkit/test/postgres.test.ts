import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type Postgres, startPostgres } from '@muster/testkit';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { killGroup } from '../src/process/stop-process.ts';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A killed server ends the connection with an error event besides the rejected query.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  let dataDir: string;
  const running = new Set<Postgres>();
  async function start(): Promise<Postgres> {
    const postgres = await startPostgres({ dataDir });
    running.add(postgres);
    return postgres;
  }

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'muster-postgres-'));
  });
  afterEach(async () => {
    for (const postgres of running) await postgres.stop();
    running.clear();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('keeps what was committed across kill -9, with the stale postmaster.pid in place', async () => {
    const first = await start();
    await first.createDatabase('kept');
    await query(first.url('kept'), 'CREATE TABLE person AS SELECT 7 AS id');
    killGroup(first.mark);

    const second = await start();
    expect(await query(second.url('kept'), 'SELECT id FROM person')).toEqual([{ id: 7 }]);
  });

  it('takes the data over from a server that outlived its launcher', async () => {
    const first = await start();
    await first.createDatabase('kept');
    const second = await start();
    expect(await query(second.url('kept'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(query(first.url('kept'), 'SELECT 1')).rejects.toThrow();
  });

  it('starts although postmaster.pid names the pid of an unrelated process', async () => {
    const first = await start();
    await first.stop();
    await writeFile(path.join(dataDir, 'cluster/postmaster.pid'), `${process.pid}\n`);
    const second = await start();
    expect(await query(second.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('initialises anew what an interrupted initialisation left half done', async () => {
    await rm(dataDir, { recursive: true });
    const first = await start();
    await first.stop();
    await rm(path.join(dataDir, 'cluster'), { recursive: true });
    await writeFile(path.join(dataDir, 'cluster.unfinished-a1b2c3'), 'half');
    const second = await start();
    expect(await query(second.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('names the port when it is in use', async () => {
    const first = await start();
    const otherDir = await mkdtemp(path.join(tmpdir(), 'muster-postgres-'));
    await expect(startPostgres({ dataDir: otherDir, port: first.port })).rejects.toThrow(
      `Port ${first.port}, which Postgres needs, is in use.`,
    );
    await rm(otherDir, { recursive: true });
  });
});

describe('createTestDatabase', () => {
  it('gives each caller an empty database of its own', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(one.url, 'CREATE TABLE person (id int)');
    await expect(query(other.url, 'SELECT * FROM person')).rejects.toThrow('does not exist');
    await Promise.all([one.drop(), other.drop()]);
    await expect(query(one.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
