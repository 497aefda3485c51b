/** Every call of a step has a deadline, and all of them together stay below this, in real ms. */
const STUCK_MS = 300_000;

/** One row being looked at. */
export type LookInHand = {
  /** A sign of life: the next step begins. */
  step(): void;
  end(): void;
};

/** The rows a process looks at, each with its last sign of life: a look may take hours, a step of it may not. */
export class LooksInHand {
  readonly #lastStepAt = new Map<symbol, number>();

  get size(): number {
    return this.#lastStepAt.size;
  }

  take(): LookInHand {
    const look = Symbol();
    const step = () => void this.#lastStepAt.set(look, performance.now());
    step();
    return { step, end: () => void this.#lastStepAt.delete(look) };
  }

  /** Throws when a look has been at one step for longer than any step takes. */
  assertMoving(): void {
    const oldest = Math.min(...this.#lastStepAt.values());
    if (performance.now() - oldest > STUCK_MS) throw new Error('a look in hand stands still');
  }
}
