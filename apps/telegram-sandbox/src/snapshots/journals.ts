import { readdirSync } from 'node:fs';
import { LOCK_FILE, OWNER_FILE } from '../storage/own-directory.ts';
import { GIVEN_IDS_FILE } from '../world/given-ids.ts';

/** Directories of the data directory: the snapshots, one that is about to be restored, and what it replaces. */
export const SNAPSHOTS = 'snapshots';
export const RESTORING = 'restoring';
export const REPLACED = 'replaced';
/** What was replaced and comes back: while what replaced it is removed, and then while it moves. */
export const COMING_BACK = 'coming-back';
export const MOVING_BACK = 'moving-back';

/** What no snapshot touches: the record goes on whatever happens, and clients trust the server by its key. */
const KEPT = new Set([
  GIVEN_IDS_FILE,
  'record.ndjson',
  'connections.ndjson',
  'server-key.pem',
  LOCK_FILE,
  OWNER_FILE,
]);

/** The files of a data directory that make its state. */
export function journals(dataDirectory: string): string[] {
  return readdirSync(dataDirectory, { withFileTypes: true })
    .filter(entry => entry.isFile() && !KEPT.has(entry.name))
    .map(({ name }) => name);
}
