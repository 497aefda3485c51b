import type { TestClock } from '@muster/testkit';

type Sleeper = { at: number; wake: () => void };

/** Wakes within so many ms are one, at the last of them: what waits for the same moment runs at the same time. */
const TOGETHER_MS = 1_000;

/**
 * Everybody's time: while somebody works it stands (but for what the machine itself takes), and when all sleep it
 * moves on to when the next of them wakes.
 */
export class Timetable {
  readonly #clock: TestClock;
  readonly #sleepers = new Set<Sleeper>();
  #awake = 0;
  #allAsleep = () => {};
  #fail: (error: unknown) => void = () => {};

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Lets somebody live whom nobody waits for; what they throw ends the simulation. */
  start(life: () => Promise<void>): void {
    this.#awake += 1;
    life().then(
      () => this.#rest(),
      (error: unknown) => this.#fail(error),
    );
  }

  sleepUntil(at: number): Promise<void> {
    return new Promise(resolve => {
      this.#sleepers.add({ at, wake: resolve });
      this.#rest();
    });
  }

  /** Moves time until `end`; who sleeps longer is left asleep. */
  async playUntil(end: number): Promise<void> {
    const failed = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    for (;;) {
      await Promise.race([failed, this.#untilAllSleep()]);
      const next = Math.min(...[...this.#sleepers].map(({ at }) => at)) + TOGETHER_MS;
      if (next >= end) return;
      await this.#clock.advance(Math.max(0, next - this.now()));
      for (const sleeper of this.#sleepers) {
        if (sleeper.at > next) continue;
        this.#sleepers.delete(sleeper);
        this.#awake += 1;
        sleeper.wake();
      }
    }
  }

  #untilAllSleep(): Promise<void> {
    return new Promise(resolve => {
      if (this.#awake === 0) resolve();
      else this.#allAsleep = resolve;
    });
  }

  #rest(): void {
    this.#awake -= 1;
    if (this.#awake === 0) this.#allAsleep();
  }
}
