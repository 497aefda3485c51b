import { isRunning, readSuiteState, type SuiteProcess } from '@muster/testkit';
import { z } from 'zod';
import { describeSuite } from '../describe-suite.ts';
import { addressedInstance, notRunning } from '../instance.ts';
import { dim, mark, print } from '../print.ts';

/** `./muster status`: exit code 0 when the whole suite is ready, 1 otherwise. */
export async function showStatus(): Promise<void> {
  const instance = addressedInstance();
  const state = readSuiteState(instance.layout.state);
  if (state === undefined) {
    print(`${notRunning(instance, 'status')} \`./muster up\` starts it.`);
    process.exitCode = 1;
    return;
  }
  if (!state.processes.some(isRunning) && !isRunning(state.startedBy)) {
    print(`The ${state.mode} suite was killed, not stopped; \`./muster up\` starts it again on its data.`);
    process.exitCode = 1;
    return;
  }
  const lines = await Promise.all(state.processes.map(async one => ({ ...one, fault: await faultOf(one) })));
  for (const { name, port, pid, fault } of lines) {
    const line = `${name.padEnd(16)} ${dim(`port ${port}, pid ${pid}`)}`;
    print(fault === undefined ? `${mark.ok()} ${line}` : `${mark.bad()} ${line}: ${fault}`);
  }
  print();
  describeSuite(state);
  if (state.phase === 'starting') print('\nIt is still being started, or its start was broken off.');
  if (state.phase === 'stopping') print('\nIt is being stopped.');
  if (state.phase !== 'running' || lines.some(({ fault }) => fault !== undefined)) process.exitCode = 1;
}

/** What a service says of itself. */
const readiness = z.object({ checks: z.record(z.string(), z.string()) });

/** What is wrong with a process, or undefined. */
async function faultOf(one: SuiteProcess): Promise<string | undefined> {
  if (!isRunning(one)) return `has ended; \`./muster logs ${one.name}\` shows what it said`;
  if (one.healthPort === undefined) return undefined;
  const response = await fetch(`http://127.0.0.1:${one.healthPort}/readyz`, {
    signal: AbortSignal.timeout(2000),
  }).catch(() => undefined);
  const logs = `\`./muster logs ${one.name}\` shows why`;
  if (response === undefined) return `does not answer; ${logs}`;
  if (response.ok) return undefined;
  const { data } = readiness.safeParse(await response.json().catch(() => undefined));
  const failed = Object.entries(data?.checks ?? {}).flatMap(([name, state]) => (state === 'ok' ? [] : name));
  return `is not ready (${failed.join(', ')}); ${logs}`;
}
