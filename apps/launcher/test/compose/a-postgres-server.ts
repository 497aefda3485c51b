import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate } from '@muster/service-kit';
import { repositoryRoot, withoutRoot } from '@muster/testkit';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import { readText } from './read-compose.ts';

const PROGRAMS = ['initdb', 'pg_ctl', 'psql', 'pg_dumpall'];

/** Of Debian; npm's Postgres has no programs but the server's own. */
const INSTALLED = '/usr/lib/postgresql';

/** What migrations use of Postgres 16 and 17, for one that is older: empty tables are all they see. */
const OF_LATER_VERSIONS = `DO $$ BEGIN IF current_setting('server_version_num')::int < 170000 THEN
  CREATE FUNCTION uuid_extract_timestamp(uuid) RETURNS timestamptz LANGUAGE sql AS 'SELECT now()';
  CREATE FUNCTION generate_series(timestamptz, timestamptz, interval, text) RETURNS SETOF timestamptz
    LANGUAGE sql AS 'SELECT generate_series($1, $2, $3)';
END IF; END $$`;

/** A folder of Postgres' programs, those of a client among them; undefined on a machine that has none. */
export async function findPrograms(): Promise<string | undefined> {
  for (const version of (await namesIn(INSTALLED)).sort().reverse()) {
    const folder = path.join(INSTALLED, version, 'bin');
    const there = await namesIn(folder);
    if (PROGRAMS.every(program => there.includes(program))) return folder;
  }
  return undefined;
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch((): string[] => []);

/** A folder as the containers have it below `/run/muster`: with a password for each role. */
export async function aMachine(roles: readonly string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'postgres-backup-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await chmod(folder, 0o777);
  for (const name of ['postgres', 'postgres-backup', 'backups', 'figures'])
    await mkdir(path.join(folder, name));
  for (const role of roles) await writeFile(path.join(folder, 'postgres', role), `password-of-${role}`);
  await writeFile(path.join(folder, 'postgres-backup/password'), 'password-of-backup');
  /** A script of infra/postgres, with this folder in the place of `/run/muster`. */
  const script = async (name: string) => {
    const file = path.join(folder, name);
    const text = await readText(path.join('infra/postgres', name));
    await writeFile(file, text.replaceAll('/run/muster', folder));
    return file;
  };
  return { folder, script };
}

/** What back-up.sh is told, beside where Postgres is. */
export const environment = (folder: string, kept: number) => ({
  PASSWORD_FILE: path.join(folder, 'postgres-backup/password'),
  BACKUPS_DIR: path.join(folder, 'backups'),
  BACKUPS_KEPT: String(kept),
  FIGURES_DIR: path.join(folder, 'figures'),
});

/**
 * An empty Postgres that was set up by `infra/postgres/init.sh`, as its image does it, on a socket of its own; it goes
 * with the test.
 */
export async function aPostgresServer(
  programs: string,
  { folder, script }: Awaited<ReturnType<typeof aMachine>>,
) {
  const home = await mkdtemp(path.join(folder, 'server-'));
  await chmod(home, 0o777);
  const data = path.join(home, 'data');
  const PATH = `${programs}:${process.env.PATH}`;
  const asServer = (program: string, args: string[]) => {
    const { command, args: all } = withoutRoot({ command: path.join(programs, program), args });
    return execa(command, all, { stdio: 'ignore' });
  };
  const passwordFile = path.join(folder, 'postgres/superuser');
  await asServer('initdb', [
    ...[`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`],
    ...['--auth=scram-sha-256', '--no-sync', '--encoding=UTF8', '--locale=C'],
  ]);
  const options = `-c listen_addresses= -c unix_socket_directories=${home} -c fsync=off`;
  await asServer('pg_ctl', ['start', '--wait', `--pgdata=${data}`, `--options=${options}`, '--silent']);
  onTestFinished(async () => {
    await asServer('pg_ctl', ['stop', '--mode=immediate', `--pgdata=${data}`, '--silent']);
  });
  const as = (user: string) => ({ PATH, PGHOST: home, PGUSER: user, PGPASSWORD: `password-of-${user}` });
  const superuser = { ...as('postgres'), PGPASSWORD: 'password-of-superuser' };
  await execa('bash', [await script('init.sh')], { env: { ...superuser, POSTGRES_USER: 'postgres' } });

  const psql = (env: Record<string, string>, database: string, args: readonly string[], input?: string) =>
    execa(path.join(programs, 'psql'), ['--no-psqlrc', '--quiet', `--dbname=${database}`, ...args], {
      env,
      ...(input !== undefined && { input }),
    });
  return {
    /** What a query answers, or what a script does, to a role; in its own database unless another one is named. */
    async query(role: string, sql: string, database = role): Promise<string> {
      const args = ['--set=ON_ERROR_STOP=1', '--tuples-only', '--no-align'];
      return (await psql(as(role), database, args, sql)).stdout;
    },
    async migrate(role: string, app: string): Promise<void> {
      await psql(as(role), role, ['--set=ON_ERROR_STOP=1'], OF_LATER_VERSIONS);
      const folder = pathToFileURL(path.join(repositoryRoot, 'apps', app, 'prisma/migrations/'));
      await migrate(`postgresql://${role}:password-of-${role}@socket/${role}?host=${home}`, folder);
    },
    /** Takes a backup as the container does when a person asks for one. */
    async backUp(kept: number): Promise<string> {
      const env = { PATH, PGHOST: home, PGUSER: 'backup', ...environment(folder, kept) };
      const { stdout } = await execa('bash', [await script('back-up.sh'), 'now'], { env });
      return /\S+\.sql\.gz/.exec(stdout)?.[0] ?? '';
    },
    /** As docs/operations.md says. @returns what psql complains about */
    async restore(file: string): Promise<string[]> {
      const restoring = execa({
        env: superuser,
        shell: true,
      })`gunzip --stdout ${file} | psql --quiet postgres`;
      return (await restoring).stderr.split('\n').filter(line => line.includes('ERROR'));
    },
    /** All there is, as text. */
    async dump(): Promise<string> {
      const { stdout } = await execa(path.join(programs, 'pg_dumpall'), ['--no-role-passwords'], {
        env: superuser,
      });
      // A key that is drawn anew for each dump.
      return stdout.replaceAll(/^\\(un)?restrict .*$/gm, '');
    },
  };
}
