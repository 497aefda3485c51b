import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { journals, RESTORING } from './journals.ts';
import { readManifest } from './snapshots.ts';

/**
 * Lets a snapshot that was staged take the place of the state, if there is one; nobody may have the journals
 * open. What a killed process left half done is finished by the next one.
 */
export function takePlace(dataDirectory: string): void {
  const staged = join(dataDirectory, RESTORING);
  rmSync(`${staged}.tmp`, { recursive: true, force: true });
  if (!existsSync(staged)) return;
  const { files } = readManifest(staged);
  for (const file of journals(dataDirectory)) if (!files.includes(file)) rmSync(join(dataDirectory, file));
  for (const file of files)
    if (existsSync(join(staged, file))) renameSync(join(staged, file), join(dataDirectory, file));
  rmSync(staged, { recursive: true });
}
