import { api } from '../../api/client.ts';
import { toProblemError } from '../../api/problem.ts';
import { createRowCounter } from './count-rows.ts';
import { toQuery } from './queries.ts';
import { openFile } from './save-file.ts';
import type { ResultsFilter } from './search.ts';

/** Whom to download. */
export type Wanted = {
  taskId: string;
  filter: ResultsFilter;
  /** How many they are, about. */
  expected: number;
};

/** What a download has brought so far. */
export type Downloaded = { rows: number; bytes: number };

/** More people than that are written to the disk as they arrive. */
const LARGE = 100_000;

/**
 * Saves the people of a task whom a filter finds as CSV. It is read by `fetch`, so that the token stays out of every
 * address.
 * @throws ProblemError for a refusal, DOMException `AbortError` once `signal` aborts or the user does not save
 */
export async function downloadPeople(
  { taskId, filter, expected }: Wanted,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (now: Downloaded) => void },
): Promise<Downloaded> {
  const file = await openFile(`people-${taskId}.csv`, expected > LARGE);
  let now: Downloaded = { rows: 0, bytes: 0 };
  try {
    const count = createRowCounter();
    for await (const piece of read(await ask(taskId, filter, signal))) {
      await file.write(piece);
      // The first row is the heading.
      now = { rows: Math.max(0, count(piece) - 1), bytes: now.bytes + piece.byteLength };
      onProgress(now);
    }
    await file.finish();
    return now;
  } catch (error) {
    await file.discard();
    throw error;
  }
}

async function ask(
  taskId: string,
  filter: ResultsFilter,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { data, error, response } = await api.GET('/api/v1/parsing/tasks/{id}/export', {
    params: { path: { id: taskId }, query: { ...toQuery(filter), format: 'csv' } },
    parseAs: 'stream',
    signal,
  });
  if (!data) throw toProblemError(error, response.status);
  return data;
}

/** Not every browser iterates over a stream by itself. */
async function* read(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (value) yield value;
  }
}
