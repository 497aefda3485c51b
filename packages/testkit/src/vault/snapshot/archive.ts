import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createTar, parseTar } from 'nanotar';

/**
 * What Vault packs a snapshot into: a gzipped tar of what it is of, the state, the sums of both, and the sums once
 * more under the server's own key (https://github.com/hashicorp/raft-snapshot, archive.go).
 */
export function packSnapshot(state: string): Buffer {
  const meta = JSON.stringify({ Version: 1, ID: 'bolt-snapshot', Index: 1, Term: 1, Size: state.length });
  const sums = `${sha256(meta)}  meta.json\n${sha256(state)}  state.bin\n`;
  const files = { 'meta.json': meta, 'state.bin': state, SHA256SUMS: sums, 'SHA256SUMS.sealed': 'sealed' };
  return gzipSync(createTar(Object.entries(files).map(([name, data]) => ({ name, data }))));
}

/** The state in a snapshot; undefined for what is none, or not as it was packed. */
export function unpackSnapshot(bytes: Buffer): string | undefined {
  try {
    // The library reads the memory below a view, and so gets a view that is all of its memory.
    const archive = Uint8Array.from(gunzipSync(bytes));
    const files = new Map(parseTar(archive).map(({ name, text }) => [name, text]));
    const state = files.get('state.bin');
    const isWhole = files.get('SHA256SUMS')?.includes(`${sha256(state ?? '')}  state.bin\n`);
    return isWhole ? state : undefined;
  } catch {
    return undefined;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
