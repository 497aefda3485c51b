import { CannotStart, findPostgresBinaries, findRedis } from '@muster/testkit';
import { type Examination, type Finding, missing, ok } from './finding.ts';

export const postgres: Examination = {
  name: 'Postgres',
  examine: () =>
    found(async () => (await findPostgresBinaries()).postgres, 'rm -rf node_modules && ./muster doctor'),
};

/** Fetches it when it is missing and can be fetched, as a start would. */
export const redis: Examination = {
  name: 'Redis',
  examine: async () => {
    if (process.env.REDIS_URL) return ok('the one of REDIS_URL');
    return found(async () => (await findRedis()).command, 'see above');
  },
};

async function found(find: () => Promise<string>, mend: string): Promise<Finding> {
  try {
    return ok(await find());
  } catch (error) {
    if (error instanceof CannotStart) return missing(error.message, mend);
    throw error;
  }
}
