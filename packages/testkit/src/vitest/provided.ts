/** What the global set-up hands to every test file. */
export interface SharedParts {
  /** Connection string of the shared Postgres, database `postgres`. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly redisDatabases: number;
  /** Where both answer on Unix sockets too. */
  readonly postgresSockets: string;
  readonly redisSocket: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    musterParts: SharedParts;
  }
}

/**
 * The shared parts of this run. Vitest is imported only here and on demand, because the launcher uses this
 * package too and there is no test runner around it.
 */
export async function sharedParts(): Promise<SharedParts> {
  const { inject } = await import('vitest');
  const parts = inject('musterParts');
  if (parts === undefined) throw new Error('a test with real parts belongs into test/, not into src/');
  return parts;
}
