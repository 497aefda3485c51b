import type { Barrier, Progress } from './barrier/barrier.ts';

/** What belongs to the running server and not to what it keeps: gone when it is killed. */
export type VaultServer = {
  readonly barrier: Barrier;
  readonly url: string;
  readonly now: () => number;
  /** What people with shares are in the middle of; undefined when nothing of the kind was begun. */
  rootAttempt: (Progress & { readonly otp: string }) | undefined;
  rekey: Rekey | undefined;
};

export type Rekey = Progress & {
  readonly newShares: number;
  readonly newThreshold: number;
  readonly verificationRequired: boolean;
  /** The new key, which counts only when its shares were shown to be in good hands. */
  verification: (Progress & { readonly rootKey: Buffer }) | undefined;
};

/** Of the server whose documentation this one follows. */
export const VERSION = '1.20.0';
export const BUILD_DATE = '2025-06-25T10:00:00Z';
