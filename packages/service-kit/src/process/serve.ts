import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import { ConfigError } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Closable } from './closables.ts';

/** Work in hand gets this long to finish at shutdown, in ms: longer than one call of the platform (20 s). */
const GRACE_MS = 25_000;

/**
 * Listens, says so in the log, and at SIGTERM or SIGINT stops taking work, finishes what is in hand and closes.
 * @param options `dependencies` are closed after the server
 */
export async function serve(
  app: FastifyInstance,
  options: { host: string; port: number; log: Logger; dependencies: Closable },
): Promise<void> {
  closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err, signal }) => {
    if (err) options.log.fatal({ err }, 'stopping after an error nobody caught');
    else options.log.info({ signal }, 'stopping');
    await app.close();
    await options.dependencies.close();
    options.log.info('stopped');
  });
  await app.listen({ host: options.host, port: options.port });
}

/** Runs a process's start; what keeps it from starting is one line, and exit code 1. */
export async function start(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const text =
      error instanceof ConfigError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}
