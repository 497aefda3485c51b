/** Starts a Postgres and a Redis in the directory of its argument, tells their marks, and waits to be killed. */
import path from 'node:path';
import { startPostgres, startRedis } from '@muster/testkit';

const directory = process.argv[2] ?? '';
const parts = await Promise.all([
  startPostgres({ dataDir: path.join(directory, 'postgres'), durable: false }),
  startRedis({ dataDir: path.join(directory, 'redis') }),
]);
process.stdout.write(`${JSON.stringify(parts.map(({ mark }) => mark))}\n`);
