import { statSync } from 'node:fs';
import path from 'node:path';
import {
  CannotStart,
  isRunning,
  readSuiteState,
  repositoryRoot,
  type SuiteMode,
  suiteLayout,
} from '@muster/testkit';

/** One installation in this clone: what it holds lies in `.local/<mode>`. */
export interface Instance {
  readonly mode: SuiteMode;
  readonly directory: string;
  readonly layout: ReturnType<typeof suiteLayout>;
  /** The gateway's, when it is started; the other processes follow it. */
  readonly firstPort: number;
}

const modes: readonly SuiteMode[] = ['demo', 'development'];
const home = path.join(repositoryRoot, '.local');

/**
 * The installation that a start is about: MUSTER_MODE's, and the demo's where that is unset.
 *
 * @throws CannotStart when MUSTER_MODE or MUSTER_PORT make no sense
 */
export function currentInstance(env: NodeJS.ProcessEnv = process.env, root = home): Instance {
  const mode = parseMode(env.MUSTER_MODE);
  const directory = path.join(root, mode);
  return { mode, directory, layout: suiteLayout(directory), firstPort: parsePort(env.MUSTER_PORT) };
}

/**
 * The installation that a look or a stop is about: MUSTER_MODE's, and where that is unset whichever runs, or else the
 * one that was used last.
 *
 * @throws CannotStart when several run and MUSTER_MODE names none of them
 */
export function addressedInstance(env: NodeJS.ProcessEnv = process.env, root = home): Instance {
  if (env.MUSTER_MODE !== undefined) return currentInstance(env, root);
  const [one, ...others] = runningInstances(env, root);
  if (one !== undefined && others.length > 0) {
    const all = [one, ...others].map(({ mode }) => mode).join(' and ');
    throw new CannotStart(`Several suites run: ${all}; put MUSTER_MODE=${one.mode} before the command.`);
  }
  const [last] = modes
    .map(mode => currentInstance({ ...env, MUSTER_MODE: mode }, root))
    .toSorted((a, b) => lastUse(b) - lastUse(a));
  return one ?? last ?? currentInstance(env, root);
}

/** Every installation of this clone of which something runs. */
export function runningInstances(env: NodeJS.ProcessEnv = process.env, root = home): Instance[] {
  return modes
    .map(mode => currentInstance({ ...env, MUSTER_MODE: mode }, root))
    .filter(({ layout }) => {
      const state = readSuiteState(layout.state);
      return state?.processes.some(isRunning) || (state?.phase === 'starting' && isRunning(state.startedBy));
    });
}

/** "The demo suite is not running." and, where another one does, how to address that. */
export function notRunning({ mode }: Instance, command: string): string {
  const [other] = runningInstances();
  const hint =
    other === undefined ? '' : ` \`MUSTER_MODE=${other.mode} ./muster ${command}\` is about the one that is.`;
  return `The ${mode} suite is not running.${hint}`;
}

/** A start and a stop each change what lies directly in the directory. */
function lastUse({ directory }: Instance): number {
  return statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? 0;
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
