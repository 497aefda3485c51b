import path from 'node:path';
import { repositoryRoot } from '../repository-root.ts';

/** Where a suite keeps what it needs, below one directory. */
export function suiteLayout(directory: string) {
  const data = path.join(directory, 'data');
  return {
    directory,
    /** Everything that survives a stop, and that `--fresh` removes. */
    data,
    postgres: path.join(data, 'postgres'),
    redis: path.join(data, 'redis'),
    sandbox: path.join(data, 'sandbox'),
    secrets: path.join(data, 'secrets'),
    /** Outside of the data: a copy of those alone opens no secret. */
    secretsKey: path.join(directory, 'secrets.key'),
    telegramPublicKey: path.join(directory, 'telegram-public-key.pem'),
    state: path.join(directory, 'state.json'),
    logFile: (name: string) => path.join(directory, 'logs', `${name}.log`),
  };
}

export type SuiteLayout = ReturnType<typeof suiteLayout>;

/** Node keeps compiled code here, for all suites of this clone. */
export const compileCache = path.join(repositoryRoot, '.local/compile-cache');
