import { setImmediate as afterAllPromises, setTimeout as sleep } from 'node:timers/promises';

/** Calls that a fault makes wait before they are executed. */
export class Delays {
  readonly #ending = new AbortController();
  #waiting = 0;

  /** How many wait now. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Resolves after so many real ms, to false if the sandbox ended before. */
  wait(ms: number): Promise<boolean> {
    this.#waiting += 1;
    return sleep(ms, true, { signal: this.#ending.signal })
      .catch(() => false)
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  /** Ends all waiting. When it returns, none of the calls that waited is still under way. */
  async end(): Promise<void> {
    this.#ending.abort();
    await afterAllPromises();
  }
}
