import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** How the code reaches the person. */
export type Channel = 'app' | 'sms' | 'call';

export type LoginCode = {
  readonly phone: string;
  readonly code: string;
  /** What the client shows to prove that it asked for this code. */
  readonly hash: string;
  readonly channel: Channel;
  readonly sentAt: number;
  readonly expiresAt: number;
  used: boolean;
  cancelled: boolean;
};

export const CODE_LENGTH = 5;
const LIFETIME_MS = 5 * 60_000;
const REMEMBERED_PER_PHONE = 20;

/** The codes that went out, and the phones on which they arrive. They live as long as the process. */
export class LoginCodes {
  readonly #clock: Clock;
  readonly #byPhone = new Map<string, LoginCode[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sends a new code; under the same hash when it follows an earlier one. */
  send(phone: string, channel: Channel, hash = randomBytes(9).toString('hex')): LoginCode {
    const sentAt = this.#clock.now();
    const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, '0');
    const sent = {
      phone,
      code,
      hash,
      channel,
      sentAt,
      expiresAt: sentAt + LIFETIME_MS,
      used: false,
      cancelled: false,
    };
    this.#byPhone.set(phone, [sent, ...this.of(phone)].slice(0, REMEMBERED_PER_PHONE));
    return sent;
  }

  /** The codes a phone has received, newest first. */
  of(phone: string): readonly LoginCode[] {
    return this.#byPhone.get(phone) ?? [];
  }

  /** The newest code under a hash, if it may still be entered. */
  pending(phone: string, hash: string): LoginCode | null {
    const newest = this.of(phone).find(code => code.hash === hash);
    if (!newest || newest.used || newest.cancelled) return null;
    return newest.expiresAt > this.#clock.now() ? newest : null;
  }
}
