import type { Clock } from '../clock.ts';

/**
 * Who has to wait for what. As on Telegram a wait, once given, goes on for everybody who does not wait: each
 * early call gets the seconds that are left. Time is the world's.
 */
export class FloodWaits {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(who: string, method: string, seconds: number): void {
    this.#until.set(`${who} ${method}`, this.#clock.now() + seconds * 1000);
  }

  /** Seconds left, rounded up; 0 if there is nothing to wait for. */
  left(who: string, method: string): number {
    const until = this.#until.get(`${who} ${method}`) ?? 0;
    return Math.max(0, Math.ceil((until - this.#clock.now()) / 1000));
  }

  clear(): void {
    this.#until.clear();
  }
}
