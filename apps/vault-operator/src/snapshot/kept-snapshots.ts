import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../write-whole.ts';

/** Named after when it was taken, so that names sort by age; what a person has put beside them has other names. */
const NAME = /^vault-(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\d)Z\.snap$/;
const DRAFT = /^vault-.*\.snap\.draft$/;

/** Snapshots of a schedule in a folder of their own. */
export type KeptSnapshot = { file: string; takenAtMs: number; bytes: number };

/** The newest one; null where there is none yet. */
export async function newestSnapshot(folder: string): Promise<KeptSnapshot | null> {
  const name = (await namesIn(folder)).at(-1);
  if (name === undefined) return null;
  const file = join(folder, name);
  return { file, takenAtMs: timeOf(name), bytes: (await stat(file)).size };
}

/** Keeps one more in the folder, whole or not at all, for its owner's eyes alone; of all there, the newest stay. */
export async function keepSnapshot(
  bytes: Uint8Array,
  { folder, takenAtMs, atMost }: { folder: string; takenAtMs: number; atMost: number },
): Promise<string> {
  // One that a process which was killed has left.
  for (const name of await readdir(folder)) if (DRAFT.test(name)) await rm(join(folder, name));
  const file = join(folder, nameOf(takenAtMs));
  await writeWhole(file, bytes);
  for (const name of (await namesIn(folder)).slice(0, -atMost)) await rm(join(folder, name));
  return file;
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter(name => NAME.test(name)).sort();

/** In whole seconds, and without colons, which not every file system takes. */
const nameOf = (atMs: number): string =>
  `vault-${new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '')}Z.snap`;

const timeOf = (name: string): number => Date.parse(name.replace(NAME, '$1:$2:$3Z'));
