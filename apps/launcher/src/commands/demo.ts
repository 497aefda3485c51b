import { isRunning, readSuiteState, sandboxControl, startSuite } from '@muster/testkit';
import { durations } from '../demo/durations.ts';
import { runMainJob } from '../demo/run-main-job.ts';
import { currentInstance, type Instance } from '../instance.ts';
import { bold, dim, mark, print, seconds } from '../print.ts';

/** `./muster demo`: starts the suite unless it runs, does the main job, and leaves it running. */
export async function runDemo(): Promise<void> {
  const instance = currentInstance({ ...process.env, MUSTER_MODE: 'demo' });
  const { gatewayUrl, sandboxUrl, startedAt } = await ensureRunning(instance);
  const jobBeganAt = Date.now();
  const user = await runMainJob(gatewayUrl, sandboxControl(sandboxUrl));
  print(`
${durations({ startedAt, jobBeganAt, doneAt: Date.now() })} The suite goes on running:

  address     ${bold(gatewayUrl)}
  user        ${user.email}
  password    ${user.password}
  sandbox     ${sandboxUrl} ${dim('what Telegram would be: codes, people, groups, a record of every call')}

Try next: ./muster status, ./muster logs invite-worker, ./muster demo once more; ./muster down stops everything.`);
}

async function ensureRunning({
  directory,
  layout,
  firstPort,
}: Instance): Promise<{ gatewayUrl: string; sandboxUrl: string; startedAt?: number }> {
  const state = readSuiteState(layout.state);
  if (state?.phase === 'running' && state.processes.every(isRunning)) return state;
  const begin = performance.now();
  const suite = await startSuite({
    directory,
    mode: 'demo',
    firstPort,
    redisUrl: process.env.REDIS_URL,
    outlivesParent: true,
    onReady: name => print(`${mark.ok()} ${name} ${dim(seconds(performance.now() - begin))}`),
  });
  return { gatewayUrl: suite.gatewayUrl, sandboxUrl: suite.sandbox.controlUrl, startedAt: Date.now() };
}
