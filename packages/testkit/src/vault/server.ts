import type { Barrier } from './barrier/barrier.ts';

/** What belongs to the running server and not to what it keeps: gone when it is killed. */
export type VaultServer = {
  readonly barrier: Barrier;
  readonly url: string;
  readonly now: () => number;
};

/** Of the server whose documentation this one follows. */
export const VERSION = '1.20.0';
export const BUILD_DATE = '2025-06-25T10:00:00Z';
