import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { endWithParent } from './end-with-parent.ts';
import { markOf, type ProcessMark } from './process-mark.ts';
import { killGroup, type StopOptions, stopProcess } from './stop-process.ts';
import { withoutRoot } from './without-root.ts';

/** How a process is tied to the one that starts it. */
export interface Tie {
  /** The process goes on when this one ends. Otherwise it is killed with it at the latest. */
  readonly outlivesParent?: boolean | undefined;
  /** Told as soon as there is a process, long before it is ready. */
  readonly onSpawn?: ((mark: ProcessMark) => void) | undefined;
}

export interface ProcessOptions extends Tie {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Gives up root's rights first, for a program that refuses to have them. */
  readonly withoutRoot?: boolean;
  /** Takes standard output and standard error; appended to. */
  readonly logFile: string;
}

export interface RunningProcess {
  readonly name: string;
  readonly mark: ProcessMark;
  /** Resolves with a sentence about how it ended. Never rejects. */
  readonly ended: Promise<string>;
  /** What the process has written since it was started. */
  output(): string;
  stop(options?: StopOptions): Promise<boolean>;
  /** `kill -9` of the process and its group. */
  kill(): Promise<void>;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C in a terminal reaches only the one who
 * started it, which then ends the others in order. Output goes to a file and not through a pipe: a pipe
 * breaks when its reader ends, and a suite outlives its launcher.
 *
 * @throws CannotStart when the program cannot be run at all
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  mkdirSync(path.dirname(options.logFile), { recursive: true, mode: 0o700 });
  const log = openSync(options.logFile, 'a', 0o600);
  const logStart = statSync(options.logFile).size;
  const tied = options.outlivesParent ? options : await endWithParent(options);
  // Outermost: a change of rights clears what ties a process to its parent.
  const { command, args } = options.withoutRoot ? withoutRoot(tied) : tied;
  const child = spawn(command, [...args], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const mark =
    child.pid === undefined ? undefined : (markOf(child.pid) ?? { pid: child.pid, startedAt: 'ended' });
  // In the same breath: were this process killed first, one would go on that nobody has written down.
  if (mark !== undefined) options.onSpawn?.(mark);
  closeSync(log);
  // 'exit' is listened for before the first await: a program may end before it was ever seen running.
  const exit = once(child, 'exit').catch(() => [null, null]);
  const failure = await once(child, 'spawn').then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (failure !== undefined || mark === undefined) {
    throw new CannotStart(`${options.name} could not be started (${failure}).`);
  }
  if (options.outlivesParent) child.unref();
  else dieWithParent(mark);
  const ended = exit.then(([code, signal]) => {
    dying.delete(mark);
    return `${options.name} ended with ${signal === null ? `code ${code}` : signal}`;
  });

  return {
    name: options.name,
    mark,
    ended,
    output: () => readFrom(options.logFile, logStart),
    stop: stopOptions => stopProcess(mark, stopOptions),
    kill: async () => {
      killGroup(mark);
      await ended;
    },
  };
}

const dying = new Set<ProcessMark>();

/** One listener for all: a suite has more processes than Node takes for a leak of listeners. */
function dieWithParent(mark: ProcessMark): void {
  if (!process.listeners('exit').includes(killDying)) process.on('exit', killDying);
  dying.add(mark);
}

function killDying(): void {
  for (const mark of dying) killGroup(mark);
}

/** At most the last 64 KiB: enough to find a ready line or the reason of a failure. */
function readFrom(file: string, start: number): string {
  const size = statSync(file).size;
  const from = Math.max(start, size - 65_536);
  const buffer = Buffer.alloc(Math.max(0, size - from));
  const handle = openSync(file, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, from));
  } finally {
    closeSync(handle);
  }
}
