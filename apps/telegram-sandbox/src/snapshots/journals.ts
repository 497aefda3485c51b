import { readdirSync } from 'node:fs';

/** Directories of the data directory: the snapshots, one that is about to be restored, and what it replaces. */
export const SNAPSHOTS = 'snapshots';
export const RESTORING = 'restoring';
export const REPLACED = 'replaced';

/** What no snapshot touches: the record goes on whatever happens, and clients trust the server by its key. */
const KEPT = new Set(['record.ndjson', 'connections.ndjson', 'server-key.pem']);

/** The files of a data directory that make its state. */
export function journals(dataDirectory: string): string[] {
  return readdirSync(dataDirectory, { withFileTypes: true })
    .filter(entry => entry.isFile() && !KEPT.has(entry.name))
    .map(({ name }) => name);
}
