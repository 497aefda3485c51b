import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { journals, REPLACED, RESTORING } from './journals.ts';
import { readManifest } from './snapshots.ts';

/**
 * Lets a snapshot that was staged take the place of the state, if there is one; nobody may have the journals
 * open. What a killed process left half done is finished by the next one. The state before is kept until
 * `forgetReplaced`.
 */
export function takePlace(dataDirectory: string): void {
  const staged = join(dataDirectory, RESTORING);
  const replaced = join(dataDirectory, REPLACED);
  rmSync(`${staged}.tmp`, { recursive: true, force: true });
  if (!existsSync(staged)) return;
  mkdirSync(replaced, { recursive: true });
  const { files } = readManifest(staged);
  for (const file of journals(dataDirectory)) {
    // One that was moved here before the process was killed stays.
    if (existsSync(join(staged, file)) || !files.includes(file))
      renameSync(join(dataDirectory, file), join(replaced, file));
  }
  for (const file of files)
    if (existsSync(join(staged, file))) renameSync(join(staged, file), join(dataDirectory, file));
  rmSync(staged, { recursive: true });
}

/** The restored state could be read: the one before is not needed any more. */
export function forgetReplaced(dataDirectory: string): void {
  rmSync(join(dataDirectory, REPLACED), { recursive: true, force: true });
}

/** The restored state could not be read: the one before comes back. */
export function putBack(dataDirectory: string): void {
  const replaced = join(dataDirectory, REPLACED);
  for (const file of journals(dataDirectory)) rmSync(join(dataDirectory, file));
  for (const file of readdirSync(replaced)) renameSync(join(replaced, file), join(dataDirectory, file));
  forgetReplaced(dataDirectory);
}
