import { setTimeout as sleep } from 'node:timers/promises';

/** What comes of something in time, in real ms; null where it takes longer, and goes on with nobody waiting for it. */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const enough = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, null, { signal: enough.signal })]);
  } finally {
    enough.abort();
  }
}
