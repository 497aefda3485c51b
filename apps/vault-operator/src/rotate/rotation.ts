import type { Clock } from '@muster/service-kit';
import { CannotDo } from '../print.ts';
import type { Vault } from '../vault/client.ts';

/**
 * What every rotation works with. None keeps a note of its own: what is to be done next is read anew from Vault and from
 * the processes, so that one which was broken off anywhere is gone on with by running it again.
 */
export type Rotation = {
  /** Speaks as vault-operator. */
  vault: Vault;
  /** Says what was done and what is waited for. */
  tell(line: string): void;
  clock: Pick<Clock, 'now' | 'sleepUntil'>;
  /** Aborts when it may not go on: somebody stops it, or it is not alone any more. */
  signal: AbortSignal;
};

/** Processes take what is new within 10 s or half a minute, and every look is many lines in Vault's audit log, in ms. */
const LOOK_EVERY_MS = 5_000;

/**
 * Looks again and again until nothing is missing any more, telling what is whenever that changes.
 * @param look why it is not as it should be yet; null when it is
 * @throws CannotDo when the time is over
 */
export async function waitUntil(
  { tell, clock, signal }: Rotation,
  withinMs: number,
  look: () => Promise<string | null>,
): Promise<void> {
  const untilMs = clock.now() + withinMs;
  let told: string | null = null;
  for (;;) {
    signal.throwIfAborted();
    const missing = await look();
    if (missing === null) return;
    if (missing !== told) tell(`waiting: ${missing}`);
    told = missing;
    if (clock.now() >= untilMs)
      throw new CannotDo(`Given up after ${minutes(withinMs)}: ${missing}. ${RUN_AGAIN}`);
    await clock.sleepUntil(clock.now() + LOOK_EVERY_MS, signal);
  }
}

/** Waits so long and says why. */
export async function waitFor({ tell, clock, signal }: Rotation, ms: number, why: string): Promise<void> {
  tell(`waiting ${ms < 120_000 ? `${ms / 1000} s` : minutes(ms)}: ${why}`);
  await clock.sleepUntil(clock.now() + ms, signal);
}

export const RUN_AGAIN = 'What was there before is still good; running it again goes on from here.';

const minutes = (ms: number): string => `${Math.ceil(ms / 60_000)} min`;
