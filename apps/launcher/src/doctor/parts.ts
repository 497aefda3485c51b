import { CannotStart, findPostgresBinaries, findRedis } from '@muster/testkit';
import { type Examination, type Finding, missing, ok } from './finding.ts';
import { installCommand } from './install-command.ts';

export const postgres: Examination = {
  name: 'Postgres',
  examine: () =>
    found(
      async () => (await findPostgresBinaries()).postgres,
      async () => 'rm -rf node_modules && ./muster doctor',
    ),
};

/** Fetches it when it is missing and can be fetched, as a start would. */
export const redis: Examination = {
  name: 'Redis',
  examine: async () => {
    if (process.env.REDIS_URL) return ok('the one of REDIS_URL');
    return found(
      async () => (await findRedis()).command,
      () => installCommand('redis', { brew: 'valkey', 'apt-get': 'redis-server', pacman: 'valkey' }),
    );
  },
};

async function found(find: () => Promise<string>, mend: () => Promise<string>): Promise<Finding> {
  try {
    return ok(await find());
  } catch (error) {
    if (error instanceof CannotStart) return missing(error.message, await mend());
    throw error;
  }
}
