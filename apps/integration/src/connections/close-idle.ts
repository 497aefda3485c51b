import type { Ownership } from '../ownership/ownership.ts';
import type { Connections } from './connections.ts';

/** An account that nobody has used for so long is given back, and its connection closed, in ms. */
const IDLE_MS = 10 * 60_000;

/** Gives accounts back that nobody uses: thousands are known, and hundreds live. */
export const createCloseIdle =
  (parts: { ownership: Pick<Ownership, 'unusedFor'>; connections: Pick<Connections, 'giveBack'> }) =>
  (): void => {
    for (const accountId of parts.ownership.unusedFor(IDLE_MS)) void parts.connections.giveBack(accountId);
  };
