import { access, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { POSTGRES_ROLES } from '@muster/secrets';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aMachine, aPostgresServer, environment, findPrograms } from './a-postgres-server.ts';

const programs = await findPrograms();

/** Those that a service owns a database by. */
const owners = POSTGRES_ROLES.filter(role => !['superuser', 'exporter', 'backup'].includes(role)).map(
  app => ({
    app,
    role: app.replaceAll('-', '_'),
  }),
);
const FILES = POSTGRES_ROLES.map(role => role.replaceAll('-', '_'));

// Of whatever version this machine has: it is the scripts of infra/postgres and the steps of docs/operations.md that are
// judged. Where it has none, nobody has rehearsed them.
describe.skipIf(programs === undefined)('the backup of Postgres', () => {
  const begin = async () => {
    const machine = await aMachine(FILES);
    const start = () => aPostgresServer(programs ?? '', machine);
    return { machine, start };
  };

  it('brings every database back on an empty server, as its owner left it', async () => {
    const { start } = await begin();
    const server = await start();
    for (const { app, role } of owners) {
      await server.migrate(role, app);
      await server.query(
        role,
        `CREATE TABLE rehearsed (id bigint GENERATED ALWAYS AS IDENTITY, what jsonb, at timestamptz, sealed bytea);
         INSERT INTO rehearsed (what, at, sealed) SELECT '{"ь": 1}', now(), '\\x00ff' FROM generate_series(1, 500)`,
      );
    }
    const file = await server.backUp(7);
    const other = await start();
    expect((await other.restore(file)).filter(line => !line.includes('already exists'))).toEqual([]);
    expect(await other.dump()).toBe(await server.dump());
    for (const { role } of owners) {
      const next = "INSERT INTO rehearsed (what) VALUES ('{}') RETURNING id";
      expect(await other.query(role, next), role).toBe('501');
    }
  }, 180_000);

  it('can be read by its owner alone, holds no password, and is told to Prometheus; the newest stay', async () => {
    const { machine, start } = await begin();
    const server = await start();
    const folder = path.join(machine.folder, 'backups');
    for (const day of ['01', '02'])
      await writeFile(path.join(folder, `postgres-2026-01-${day}T040000Z.sql.gz`), '');
    await writeFile(path.join(folder, 'postgres-before-the-move.sql.gz'), 'by hand');
    const file = await server.backUp(2);
    const left = (await readdir(folder)).filter(name => name.endsWith('.gz'));
    expect(left.sort()).toEqual(
      ['postgres-before-the-move.sql.gz', 'postgres-2026-01-02T040000Z.sql.gz', path.basename(file)].sort(),
    );
    const newest = await stat(file);
    expect(newest.mode & 0o777).toBe(0o600);
    expect(await server.dump()).not.toMatch(/PASSWORD '|password-of/);
    expect(await readFile(path.join(machine.folder, 'figures/postgres.prom'), 'utf8')).toBe(
      `backup_taken_timestamp_seconds{of="postgres"} ${Math.floor(newest.mtimeMs / 1000)}\n` +
        `backup_size_bytes{of="postgres"} ${newest.size}\n`,
    );
  }, 60_000);

  it('leaves nothing where it breaks off, and the role that takes it changes nothing', async () => {
    const { machine, start } = await begin();
    const server = await start();
    await server.query('identity', 'CREATE TABLE one (id int)');
    expect(await server.query('backup', 'SELECT count(*) FROM one', 'identity')).toBe('0');
    await expect(server.query('backup', 'INSERT INTO one VALUES (1)', 'identity')).rejects.toThrow('denied');
    await server.query('identity', 'REVOKE CONNECT ON DATABASE identity FROM backup');
    await expect(server.backUp(2)).rejects.toThrow('no backup could be taken');
    const left = await readdir(path.join(machine.folder, 'backups'));
    expect(left.filter(name => name !== '.lock')).toEqual([]);
  }, 60_000);
});

// Its day, with a stand-in for the program that dumps.
describe.runIf(process.platform === 'linux')('the container that backs Postgres up', () => {
  /** One that is up, and has done what it does at its start. */
  async function started({ hoursOld }: { hoursOld: number | null }) {
    const { folder, script } = await aMachine(FILES);
    await writeFile(path.join(folder, 'pg_dumpall'), '#!/bin/sh\necho a dump', { mode: 0o755 });
    const old = path.join(folder, 'backups/postgres-2026-01-01T040000Z.sql.gz');
    if (hoursOld !== null) {
      await writeFile(old, 'old');
      const at = Date.now() / 1000 - hoursOld * 3_600;
      await utimes(old, at, at);
    }
    const file = await script('back-up.sh');
    const env = { PATH: `${folder}:${process.env.PATH}`, ...environment(folder, 7) };
    const running = execa('bash', [file], { env, reject: false });
    onTestFinished(async () => {
      running.kill('SIGTERM');
      await running;
    });
    await vi.waitFor(() => access(path.join(folder, 'figures/postgres.prom')), { timeout: 20_000 });
    return { folder, running, backUpNow: () => execa('bash', [file, 'now'], { env, timeout: 20_000 }) };
  }

  it.each([
    { newest: 'none', hoursOld: null, isTaken: true },
    { newest: 'one of yesterday', hoursOld: 25, isTaken: true },
    { newest: 'one of this moment', hoursOld: 0, isTaken: false },
  ])('takes one at its start where the newest is $newest: $isTaken', async ({ hoursOld, isTaken }) => {
    const { folder, running } = await started({ hoursOld });
    const left = (await readdir(path.join(folder, 'backups'))).filter(name => name.endsWith('.gz'));
    expect(left).toHaveLength(Number(hoursOld !== null) + Number(isTaken));
    running.kill('SIGTERM');
    expect((await running).exitCode).toBe(0);
  });

  it('has nobody wait who asks for one more, once its own is taken', async () => {
    const { backUpNow } = await started({ hoursOld: null });
    expect((await backUpNow()).stdout).toContain('.sql.gz');
  }, 40_000);
});
