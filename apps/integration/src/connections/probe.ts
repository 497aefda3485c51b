import { clock } from '@muster/service-kit';
import type { Connection } from '../telegram/connection.ts';
import type { Connections } from './connections.ts';

/** A connection over which nothing has arrived for so long is pinged, in ms. */
const SILENT_MS = 10_000;

/** One over which nothing arrives for so long after that is deaf, in ms: it is found within 30 s. */
const ANSWER_MS = 10_000;

/** After a pause as long as this between two looks (the process stood still) answers may be waiting to be read, in ms. */
const STOOD_STILL_MS = 5_000;

type Heard = { bytes: number; sinceMs: number; pingedAtMs: number | null };

/**
 * Looks once at every live connection: whether it is alive is seen from what arrives, and not assumed from a socket that
 * is open. A deaf one is closed, which is how one finds out that it has to be opened anew.
 */
export function createProbe({ live }: Pick<Connections, 'live'>): () => void {
  const heard = new WeakMap<Connection, Heard>();
  let lookedAtMs = Number.NEGATIVE_INFINITY;

  const look = (connection: Connection, now: number, stoodStill: boolean) => {
    const { bytesRead: bytes } = connection;
    const known = heard.get(connection);
    if (known?.bytes !== bytes) {
      heard.set(connection, { bytes, sinceMs: now, pingedAtMs: null });
    } else if (known.pingedAtMs === null || stoodStill) {
      if (now - known.sinceMs < SILENT_MS) return;
      connection.ping();
      known.pingedAtMs = now;
    } else if (now - known.pingedAtMs >= ANSWER_MS) {
      void connection.close();
    }
  };

  return () => {
    const now = clock.monotonic();
    const stoodStill = now - lookedAtMs >= STOOD_STILL_MS;
    lookedAtMs = now;
    for (const { connection } of live()) look(connection, now, stoodStill);
  };
}
