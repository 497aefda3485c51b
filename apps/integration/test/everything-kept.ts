import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Suite, services, suiteLayout } from '@muster/testkit';
import pg from 'pg';

/** Something that Muster has written or said, and where. */
export type Place = { place: string; bytes: Buffer };

/** All that Muster has ever written to a disk: every row and every page before it, and every line of every log. */
export async function everythingWritten(directory: string): Promise<Place[]> {
  const layout = suiteLayout(directory);
  const logs = ['postgres', 'redis', ...services.map(({ name }) => name)].map(layout.logFile);
  const files = [...logs, ...(await filesIn(layout.postgres)), ...(await filesIn(layout.redis))];
  return Promise.all(
    files.map(async place => ({ place, bytes: await readFile(place).catch(() => Buffer.alloc(0)) })),
  );
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap(entry => (entry.isFile() ? path.join(entry.parentPath, entry.name) : []));
}

/** Every row of every database as JSON: a long value is compressed in the files. */
export async function everyRow({ postgres }: Pick<Suite, 'postgres'>): Promise<Place[]> {
  const databases = new Set(services.flatMap(({ database }) => database ?? []));
  const places: Place[] = [];
  for (const database of databases) {
    const client = new pg.Client({ connectionString: postgres.url(database) });
    await client.connect();
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`SELECT to_json(t)::text AS row FROM ${name} t`);
      places.push({
        place: `rows of ${database} ${name}`,
        bytes: Buffer.from(rows.map(r => r.row).join('\n')),
      });
    }
    await client.end();
  }
  return places;
}

/** However something secret may be written down. */
export const formsOf = (secret: Buffer): Buffer[] => [
  secret,
  ...(['hex', 'base64url'] as const).map(encoding => Buffer.from(secret.toString(encoding))),
  Buffer.from(secret.toString('base64').replace(/=+$/, '')),
];

/**
 * However a text may be written down that is so short that its characters alone stand everywhere by chance: in JSON, in
 * a sentence, and as a value of its own in Postgres' and Redis' files.
 */
export const formsOfShort = (text: string): Buffer[] => [
  ...[`"${text}"`, `\\"${text}\\"`, `code=${text}`, `code ${text}`, `code${text}`].map(form =>
    Buffer.from(form),
  ),
  asColumn(text),
  asRedisValue(text),
];

/** A length of one byte goes before a short value: https://www.postgresql.org/docs/current/storage-toast.html */
export const asColumn = (text: string): Buffer =>
  Buffer.concat([Buffer.from([((text.length + 1) << 1) | 1]), Buffer.from(text)]);

/** In the append-only file: https://redis.io/docs/latest/develop/reference/protocol-spec/#bulk-strings */
export const asRedisValue = (text: string): Buffer => Buffer.from(`$${text.length}\r\n${text}\r\n`);
