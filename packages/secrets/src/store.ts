import type { z } from 'zod';

/**
 * Where a service gets its secrets. A path names one secret; its fields are strings, as in Vault's KV engine.
 * Every implementation passes the conformance suite in `test/conformance.ts`.
 */
export interface SecretStore {
  /**
   * Reads the secret at `path` as it is now, in the shape the caller expects. While the store is out of reach it
   * answers what was read last, and waits for one that was never read.
   * @throws SecretUnavailable when it is absent, cannot be read, or has another shape; no value is ever quoted.
   */
  read<T>(path: string, shape: z.ZodType<T>): Promise<T>;

  /**
   * Holds the secret at `path` for who needs it for long: the answer gives what `make` made of its newest value. A
   * value that has another shape, or of which `make` makes nothing, is passed over: the one before it stays.
   * @throws SecretUnavailable as `read` does, for the first value, and where `make` throws of it
   */
  follow<T, U>(path: string, shape: z.ZodType<T>, make: (secret: T) => U): Promise<() => U>;

  /** How the store is at this moment. */
  state(): Promise<StoreState>;

  /** Follows no secret any more, and gives back what the store was entered with. */
  close(): Promise<void>;
}

/**
 * `held`: out of reach, and the process goes on with the secrets it has read. `ended`: what it entered the store with
 * has ended too, or it has not entered yet.
 */
export type StoreState = { status: 'ok' } | { status: 'held' | 'ended'; why: OutOfReach };

/** Vault is sealed, gives no answer, or does not let this service in. */
export type OutOfReach = 'sealed' | 'away' | 'refused';

/** Stops the start of a service: it cannot work without this secret. */
export class SecretUnavailable extends Error {
  override readonly name = 'SecretUnavailable';

  constructor(path: string, why: string) {
    super(`secret ${path}: ${why}`);
  }
}
