import type { Barrier, Progress } from './barrier/barrier.ts';

/** What belongs to the running server and not to what it keeps: gone when it is killed. */
export type VaultServer = {
  readonly barrier: Barrier;
  readonly url: string;
  readonly now: () => number;
  /** See VaultDoubleOptions. */
  readonly sharesNeedToken: boolean;
  readonly electionMs: number;
  /** When it is active, in ms of performance.now: for the time before that it is unsealed and of no use. */
  activeAt: number;
  /** When engines can be used that were enabled since the start, by their uuid; in ms of performance.now. */
  readonly upgradedAt: Map<string, number>;
  /** What people with shares are in the middle of; undefined when nothing of the kind was begun. */
  rootAttempt: (Progress & { readonly otp: string }) | undefined;
  rekey: Rekey | undefined;
};

export type Rekey = Progress & {
  /** In ms. */
  readonly startedAt: number;
  readonly newShares: number;
  readonly newThreshold: number;
  readonly verificationRequired: boolean;
  /** The new key, which counts only when its shares were shown to be in good hands. */
  verification: (Progress & { readonly rootKey: Buffer }) | undefined;
};

/** Whether it is unsealed and has been elected. */
export const isActive = (server: VaultServer): boolean =>
  server.barrier.state !== undefined && performance.now() >= server.activeAt;

/** Of the server that this one follows, which infra/docker/Dockerfile names; the build date stands for any. */
export const VERSION = '1.20.4';
export const BUILD_DATE = '2025-09-23T13:22:38Z';
