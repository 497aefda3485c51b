/** The time of tokens and of waits; service-kit's clock is one. */
export interface Clock {
  /** ms since the Unix epoch. */
  now(): number;
  /** Resolves at `atMs`; rejects when `signal` aborts. */
  sleepUntil(atMs: number, signal?: AbortSignal): Promise<void>;
}

/** Where the store says what happens to it; pino's logger is one. */
export type Log = Record<'info' | 'warn', (fields: object, text: string) => void>;
