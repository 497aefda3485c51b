import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';

const isWritten = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/**
 * Without its journal a world would begin anew, under the record and the keys of those who lived in the one before.
 * A first start that was killed has written no record yet.
 * @throws CannotStart if it is gone
 */
export function requireWorld(dataDirectory: string): void {
  if (isWritten(join(dataDirectory, 'world.ndjson')) || !isWritten(join(dataDirectory, 'record.ndjson')))
    return;
  throw new CannotStart(
    `SANDBOX_DATA_DIR is ${dataDirectory}, which has a record, but no world.ndjson: put it back, or name an empty directory`,
  );
}
