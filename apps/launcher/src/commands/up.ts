import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { readSuiteState, services, startSuite } from '@muster/testkit';
import { describeSuite } from '../describe-suite.ts';
import { currentInstance } from '../instance.ts';
import { printNewLines } from '../logs/print-logs.ts';
import { dim, mark, print, printFailure, seconds } from '../print.ts';

/** `./muster up`: the suite in the foreground, its logs on the screen, until Ctrl-C or `./muster down`. */
export async function bringUp(options: { fresh?: boolean }): Promise<void> {
  const begin = performance.now();
  const { directory, layout, mode, firstPort } = currentInstance();
  const interrupted = firstSignal();
  const suite = await startSuite({
    directory,
    mode,
    firstPort,
    fresh: options.fresh ?? false,
    redisUrl: process.env.REDIS_URL,
    onReady: name => print(`${mark.ok()} ${name} ${dim(seconds(performance.now() - begin))}`),
    onFailure: printFailure,
  });
  print(`\nReady in ${seconds(performance.now() - begin)}; Ctrl-C stops it.\n`);
  describeSuite({ gatewayUrl: suite.gatewayUrl, sandboxUrl: suite.sandbox.controlUrl, mode });
  print();

  const names = ['sandbox', ...services.map(service => service.name)];
  const logging = new AbortController();
  const printed = printNewLines(
    Object.fromEntries(names.map(name => [name, layout.logFile(name)])),
    logging.signal,
  );
  const end = await Promise.race([interrupted, stoppedElsewhere(layout.state, logging.signal)]);
  if (end === 'interrupted') {
    print('\nStopping …');
    await suite.stop();
  }
  logging.abort();
  await printed;
  print(`Stopped${end === 'interrupted' ? '' : ' by `./muster down`'}; the data are kept.`);
}

/**
 * Resolves at the first Ctrl-C or SIGTERM. The second one ends this process at once, and with it, by force, all
 * that it started.
 */
async function firstSignal(): Promise<'interrupted'> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return 'interrupted';
}

/** Resolves when somebody else has stopped the suite: its state file is gone. */
async function stoppedElsewhere(stateFile: string, signal: AbortSignal): Promise<'stopped elsewhere'> {
  while (!signal.aborted && readSuiteState(stateFile) !== undefined) await wait(250);
  return 'stopped elsewhere';
}
