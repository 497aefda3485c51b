import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { CannotDo } from '../print.ts';

/** What a snapshot is of; its sums are over the first two. */
const PARTS = ['meta.json', 'state.bin', 'SHA256SUMS', 'SHA256SUMS.sealed'];

/**
 * Looks whether a snapshot is whole. Vault sends it while it makes it, and one that breaks off in between ends without
 * an error (https://github.com/hashicorp/vault/blob/main/api/sys_raft.go, ErrIncompleteSnapshot).
 * @throws CannotDo
 */
export function checkSnapshot(bytes: Uint8Array, name: string): void {
  const files = unpack(bytes);
  if (!files) throw new CannotDo(`${name} is no snapshot of Vault, or not a whole one`);
  const missing = PARTS.filter(part => !files.has(part));
  if (missing.length > 0)
    throw new CannotDo(`${name} is not a whole snapshot: ${missing.join(', ')} is missing`);
  const sums = new TextDecoder().decode(files.get('SHA256SUMS'));
  const wrong = ['meta.json', 'state.bin'].filter(part => {
    const sum = createHash('sha256')
      .update(files.get(part) ?? '')
      .digest('hex');
    return !sums.split('\n').includes(`${sum}  ${part}`);
  });
  if (wrong.length > 0)
    throw new CannotDo(`${name} is damaged: the sum of ${wrong.join(', ')} is another one`);
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array | undefined> | null {
  try {
    // The library reads the memory below a view, and so gets a view that is all of its memory.
    const archive = Uint8Array.from(gunzipSync(bytes));
    return new Map(parseTar(archive).map(({ name, data }) => [name, data]));
  } catch {
    return null;
  }
}
