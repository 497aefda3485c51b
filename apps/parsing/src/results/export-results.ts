import type { Readable } from 'node:stream';
import { Readable as ReadableStream } from 'node:stream';
import type { ResultFilter } from '@muster/contracts';
import { type Stringifier, stringify } from 'csv-stringify';
import { presentResult } from './present-result.ts';
import type { ResultRepository } from './repository.ts';

/** Rows read at once: the memory of an export does not grow with the task. */
const BATCH = 1_000;

const COLUMNS = [
  'platformUserId',
  'username',
  'firstName',
  'lastName',
  'premium',
  'bot',
  'deleted',
  'seenAt',
] as const;

/**
 * The people of a task whom a filter finds as CSV, read while they are sent. It begins with a byte order mark, without which Excel
 * takes UTF-8 for the system's old encoding and spoils every name that is not Latin. Names are strangers' text: a
 * cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV injection).
 */
export function exportResults(
  results: Pick<ResultRepository, 'page'>,
  teamId: string,
  taskId: string,
  filter: ResultFilter,
): Readable {
  const csv: Stringifier = stringify({
    header: true,
    columns: [...COLUMNS],
    bom: true,
    escape_formulas: true,
    cast: { boolean: value => String(value) },
  });
  const people = ReadableStream.from(readAll(results, teamId, taskId, filter));
  people.once('error', error => csv.destroy(error));
  csv.once('close', () => people.destroy());
  return people.pipe(csv);
}

async function* readAll(
  results: Pick<ResultRepository, 'page'>,
  teamId: string,
  taskId: string,
  filter: ResultFilter,
) {
  let cursor: string | undefined;
  do {
    const batch = await results.page(teamId, taskId, { cursor, limit: BATCH }, filter);
    for (const person of batch) yield presentResult(person);
    cursor = batch.length > BATCH ? batch.at(-1)?.id : undefined;
  } while (cursor);
}
