import { open, rename, rm } from 'node:fs/promises';

/** Whoever reads the file finds all of it, or what was there before; nobody but its owner can read it. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const draftFile = `${file}.draft`;
  // One that a broken-off run has left might have another mode.
  await rm(draftFile, { force: true });
  const draft = await open(draftFile, 'wx', 0o600);
  try {
    await draft.writeFile(content);
    await draft.sync();
    await rename(draftFile, file);
  } finally {
    await draft.close();
    await rm(draftFile, { force: true });
  }
}
