import { isRunning, readSuiteState, type SuiteProcess, services } from '@muster/testkit';
import { currentInstance } from '../instance.ts';
import { bold, dim, mark, print } from '../print.ts';

/** `./muster status`: exit code 0 when the whole suite is ready, 1 otherwise. */
export async function showStatus(): Promise<void> {
  const { layout } = currentInstance();
  const state = readSuiteState(layout.state);
  if (state === undefined) {
    print('The suite is not running; `./muster up` starts it.');
    process.exitCode = 1;
    return;
  }
  const lines = await Promise.all(state.processes.map(async one => ({ ...one, fault: await faultOf(one) })));
  for (const { name, port, pid, fault } of lines) {
    print(
      `${fault ? mark.bad() : mark.ok()} ${name.padEnd(16)} ${dim(`port ${port}  pid ${pid}`)} ${fault ?? ''}`,
    );
  }
  print(`\n${bold(state.gatewayUrl)} ${dim(`mode ${state.mode}`)}`);
  if (state.phase === 'starting') print('It is still being started, or its start was broken off.');
  if (state.phase === 'starting' || lines.some(({ fault }) => fault !== undefined)) process.exitCode = 1;
}

/** What is wrong with a process, or undefined. */
async function faultOf(one: SuiteProcess): Promise<string | undefined> {
  if (!isRunning(one)) return `has ended; \`./muster logs ${one.name}\` shows what it said`;
  if (!services.some(service => service.name === one.name)) return undefined;
  const response = await fetch(`http://127.0.0.1:${one.port}/readyz`, {
    signal: AbortSignal.timeout(2000),
  }).catch(() => undefined);
  await response?.body?.cancel();
  if (response === undefined) return 'does not answer';
  return response.ok ? undefined : `is not ready (${response.status})`;
}
