/** What the bench uses of redlock 4, which has no types of its own. */
declare module 'redlock' {
  import type { Redis } from 'ioredis';

  export type Lock = { unlock(): Promise<void> };

  export default class Redlock {
    constructor(clients: readonly Redis[]);
    lock(resources: readonly string[], ttlMs: number): Promise<Lock>;
  }
}
