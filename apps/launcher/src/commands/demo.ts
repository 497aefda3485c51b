import {
  CannotStart,
  isRunning,
  readSuiteState,
  sandboxControl,
  startSuite,
  stopSuite,
} from '@muster/testkit';
import { durations } from '../demo/durations.ts';
import { runMainJob } from '../demo/run-main-job.ts';
import { describeSuite } from '../describe-suite.ts';
import { currentInstance, type Instance } from '../instance.ts';
import { bold, dim, mark, print, printFailure, seconds } from '../print.ts';

/** `./muster demo`: starts the suite unless it runs, does the main job, and leaves it running. */
export async function runDemo(): Promise<void> {
  const instance = currentInstance({ ...process.env, MUSTER_MODE: 'demo' });
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
  const { gatewayUrl, sandboxUrl, startedAt } = await ensureRunning(instance, interruption.signal);
  interruption.signal.addEventListener('abort', () => {
    printFailure('Interrupted; the suite goes on running, and `./muster down` stops it.');
    process.exit(130);
  });
  const jobBeganAt = Date.now();
  const { user, taskName } = await runMainJob(gatewayUrl, sandboxControl(sandboxUrl));
  print(`\n${durations({ startedAt, jobBeganAt, doneAt: Date.now() })} The suite goes on running:\n`);
  describeSuite({ gatewayUrl, sandboxUrl, mode: 'demo' });
  print(`  user        ${user.email}
  password    ${user.password}

Open ${bold(gatewayUrl)} in a browser, sign in as this user, and click Invites, then "${taskName}": who joined,
and why the others did not.

Try next: ./muster status, ./muster logs invite-worker, ./muster demo once more; ./muster down stops everything.`);
}

async function ensureRunning(
  { directory, layout, firstPort }: Instance,
  interrupted: AbortSignal,
): Promise<{ gatewayUrl: string; sandboxUrl: string; startedAt?: number }> {
  const state = readSuiteState(layout.state);
  if (state?.phase === 'running' && state.processes.every(isRunning)) return state;
  const begin = performance.now();
  const starting = startSuite({
    directory,
    mode: 'demo',
    firstPort,
    redisUrl: process.env.REDIS_URL,
    outlivesParent: true,
    onReady: name => print(`${mark.ok()} ${name} ${dim(seconds(performance.now() - begin))}`),
  });
  // What runs already is stopped, so that the start fails at once; it then stops what it made meanwhile.
  const stop = () => void stopSuite(layout.state);
  interrupted.addEventListener('abort', stop);
  const suite = await starting.catch((error: unknown) => {
    throw interrupted.aborted ? new CannotStart('Interrupted; what was started is stopped again.') : error;
  });
  interrupted.removeEventListener('abort', stop);
  return { gatewayUrl: suite.gatewayUrl, sandboxUrl: suite.sandbox.controlUrl, startedAt: Date.now() };
}
