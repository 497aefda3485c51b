import path from 'node:path';
import { CannotStart, repositoryRoot, type SuiteMode, suiteLayout } from '@muster/testkit';

/** One installation in this clone: what it holds lies in `.local/<mode>`. */
export interface Instance {
  readonly mode: SuiteMode;
  readonly directory: string;
  readonly layout: ReturnType<typeof suiteLayout>;
  /** The gateway's; the other processes follow it. */
  readonly firstPort: number;
}

/** @throws CannotStart when MUSTER_MODE or MUSTER_PORT make no sense */
export function currentInstance(env: NodeJS.ProcessEnv = process.env): Instance {
  const mode = parseMode(env.MUSTER_MODE);
  const directory = path.join(repositoryRoot, '.local', mode);
  return { mode, directory, layout: suiteLayout(directory), firstPort: parsePort(env.MUSTER_PORT) };
}

function parseMode(text: string | undefined): SuiteMode {
  if (text === undefined || text === 'demo') return 'demo';
  if (text === 'development') return 'development';
  throw new CannotStart(
    `MUSTER_MODE is "${text}"; ./muster runs "demo" or "development", and production is started by its own means.`,
  );
}

function parsePort(text: string | undefined): number {
  const port = Number(text ?? '8080');
  if (Number.isInteger(port) && port > 0 && port < 65_500) return port;
  throw new CannotStart(`MUSTER_PORT is "${text}"; it must be a port number such as 8080.`);
}
