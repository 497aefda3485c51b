import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COMING_BACK, journals, MOVING_BACK, REPLACED, RESTORING } from './journals.ts';
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
  finishPuttingBack(dataDirectory);
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

/** The restored state could not be read: the one before comes back. False if nothing was replaced. */
export function putBack(dataDirectory: string): boolean {
  const replaced = join(dataDirectory, REPLACED);
  if (!existsSync(replaced)) return false;
  renameSync(replaced, join(dataDirectory, COMING_BACK));
  finishPuttingBack(dataDirectory);
  return true;
}

/** The name of the directory says how far it came, so a process that is killed anywhere is finished by the next. */
function finishPuttingBack(dataDirectory: string): void {
  const comingBack = join(dataDirectory, COMING_BACK);
  const movingBack = join(dataDirectory, MOVING_BACK);
  if (existsSync(comingBack)) {
    for (const file of journals(dataDirectory)) rmSync(join(dataDirectory, file));
    renameSync(comingBack, movingBack);
  }
  if (!existsSync(movingBack)) return;
  for (const file of readdirSync(movingBack)) renameSync(join(movingBack, file), join(dataDirectory, file));
  rmSync(movingBack, { recursive: true });
}
