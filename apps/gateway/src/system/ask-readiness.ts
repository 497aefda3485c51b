import { Readiness } from '@muster/contracts';

/** A process gives up its own checks after 2 s; one that has not answered by then does not, in ms. */
const DEADLINE_MS = 4_000;

/** What a process says of itself; null while it gives no answer, or one that is none. */
export async function askReadiness(url: string): Promise<Readiness | null> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(DEADLINE_MS) });
    return Readiness.safeParse(await response.json()).data ?? null;
  } catch {
    return null;
  }
}
