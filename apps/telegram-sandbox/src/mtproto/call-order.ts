import type { Outcome } from '../rpc/pipeline.ts';
import { forgetOldest } from './forget-oldest.ts';

/** As many as messages of the client are remembered; see ReceivedMessages. */
const REMEMBERED = 512;

/** The calls of a session for those that are to be executed after them. */
export class CallOrder {
  readonly #running = new Map<bigint, Promise<boolean>>();
  readonly #failed = new Set<bigint>();

  /** Runs a call; whoever waits for it goes on when it has ended. */
  async run(messageId: bigint, call: () => Promise<Outcome>): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#running.set(messageId, promise);
    this.#failed.delete(messageId);
    let succeeded = false;
    try {
      const outcome = await call();
      succeeded = !('executed' in outcome) || outcome.executed;
      return outcome;
    } finally {
      if (!succeeded) this.#failed.add(messageId);
      forgetOldest(this.#failed, REMEMBERED);
      this.#running.delete(messageId);
      resolve(succeeded);
    }
  }

  /** False for a call that failed; of what is not known any more it is assumed that it did not. */
  async succeeded(messageId: bigint): Promise<boolean> {
    return (await this.#running.get(messageId)) ?? !this.#failed.has(messageId);
  }
}
