import { once } from 'node:events';
import { services, startSuite } from '@muster/testkit';
import { currentInstance } from '../instance.ts';
import { printNewLines } from '../logs/print-logs.ts';
import { bold, dim, mark, print, printFailure, seconds } from '../print.ts';

/** `./muster up`: the suite in the foreground, its logs on the screen, until Ctrl-C. */
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
  print(
    `\nReady in ${seconds(performance.now() - begin)}: ${bold(suite.gatewayUrl)} ${dim('Ctrl-C stops it')}\n`,
  );

  const names = ['sandbox', ...services.map(service => service.name)];
  const logging = new AbortController();
  const printed = printNewLines(
    Object.fromEntries(names.map(name => [name, layout.logFile(name)])),
    logging.signal,
  );
  await interrupted;
  print('\nStopping …');
  await suite.stop();
  logging.abort();
  await printed;
  print('Stopped; the data are kept.');
}

/**
 * Resolves at the first Ctrl-C or SIGTERM. The second one ends this process at once, and with it, by force, all
 * that it started.
 */
async function firstSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}
