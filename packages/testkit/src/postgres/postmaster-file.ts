import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface PostmasterFile {
  readonly pid: number;
  readonly ready: boolean;
}

/**
 * What the server says about itself in `postmaster.pid`: line 1 is its pid, line 8 its state ("ready" once it
 * accepts connections). This is what pg_ctl waits for.
 *
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html
 */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}
