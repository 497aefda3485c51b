import { setTimeout as sleep } from 'node:timers/promises';

/** A row belongs to its runner for this long after its last sign of life, in real ms. */
export const CLAIM_TTL_MS = 5_000;
const RENEW_MS = 1_500;

/**
 * Keeps a claim on a row alive while `work` runs. The claim says who works on a row, so that the sweeper leaves it
 * alone and a row of a dead runner is found. It is no lock: a runner that stood still may go on beside its
 * successor, and what both do must be harmless.
 * @param renew answers whether the row still belongs to this runner
 * @param work its signal aborts when the claim is lost or `stopping` aborts: finish the step in hand and return
 */
export async function whileClaimed(
  renew: () => Promise<boolean>,
  stopping: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  const done = new AbortController();
  const keep = async () => {
    while (!done.signal.aborted) {
      await sleep(RENEW_MS, undefined, { signal: done.signal });
      // A renewal that fails (Postgres is away) proves nothing: the next one tells.
      if (!(await renew().catch(() => true))) lost.abort();
    }
  };
  const keeping = keep().catch(() => {});
  try {
    await work(AbortSignal.any([stopping, lost.signal]));
  } finally {
    done.abort();
    await keeping;
  }
}
