import { clock, problem } from '@muster/service-kit';
import type { LoginRow } from './repository.ts';

export const inSeconds = (seconds: number): Date => new Date(clock.now() + seconds * 1000);

/** Rounded up: whoever asks again then does not ask too early. */
export const secondsUntil = (at: Date): number => Math.ceil((at.getTime() - clock.now()) / 1000);

/**
 * A wait that Telegram asks for is waited out in full.
 * @throws a problem `flood_wait` while an attempt has to wait
 */
export function refuseWhileWaiting({ retryAt }: LoginRow): void {
  const retryAfterSeconds = retryAt ? secondsUntil(retryAt) : 0;
  if (retryAfterSeconds > 0) throw problem('flood_wait', { retryAfterSeconds });
}
