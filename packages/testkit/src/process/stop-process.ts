import { setTimeout as wait } from 'node:timers/promises';
import { isRunning, type ProcessMark } from './process-mark.ts';

export interface StopOptions {
  /** Asks for a graceful end. SIGTERM unless given. */
  readonly signal?: NodeJS.Signals;
  /** How long the process may take before it and its process group are killed. */
  readonly graceMs?: number;
}

/**
 * Ends a marked process, which need not be a child of this one, and returns once it is gone.
 *
 * @returns whether it ended by itself within the grace; a process that was gone already counts as such
 */
export async function stopProcess(mark: ProcessMark, options: StopOptions = {}): Promise<boolean> {
  const { signal = 'SIGTERM', graceMs = 15_000 } = options;
  if (!isRunning(mark)) return true;
  send(mark.pid, signal);
  if (await isGone(mark, graceMs)) return true;
  killGroup(mark);
  await isGone(mark, 5_000);
  return false;
}

/** Kills a marked process and its process group at once, as a power cut would. */
export function killGroup(mark: ProcessMark): void {
  if (!isRunning(mark)) return;
  send(-mark.pid, 'SIGKILL');
  send(mark.pid, 'SIGKILL');
}

/** Waits until the process is gone; false when it still runs after `timeoutMs`. */
async function isGone(mark: ProcessMark, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isRunning(mark)) {
    if (performance.now() > deadline) return false;
    await wait(10);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}
