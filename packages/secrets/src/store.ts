import type { z } from 'zod';

/**
 * Where a service gets its secrets. A path names one secret; its fields are strings, as in Vault's KV engine.
 * Every implementation passes the conformance suite in `test/conformance.ts`.
 */
export interface SecretStore {
  /**
   * Reads the secret at `path` in the shape the caller expects.
   * @throws SecretUnavailable when it is absent, cannot be read, or has another shape; no value is ever quoted.
   */
  read<T>(path: string, shape: z.ZodType<T>): Promise<T>;
}

/** Stops the start of a service: it cannot work without this secret. */
export class SecretUnavailable extends Error {
  override readonly name = 'SecretUnavailable';

  constructor(path: string, why: string) {
    super(`secret ${path}: ${why}`);
  }
}
