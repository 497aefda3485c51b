import { setTimeout as sleep } from 'node:timers/promises';

/** How a wait shows what it sees, and what moves time on while nothing happens. */
export type Progress<T> = {
  onChange?: (state: T) => void;
  /** Called each time a look found nothing new; a test moves its clock here. */
  onIdle?: () => Promise<void>;
  /** Gives up after this; after two minutes unless given. */
  withinMs?: number;
};

/** As often as a person would notice, and more often where a test moves time on in between. */
const LOOK_EVERY_MS = { ofItself: 250, moved: 50 };
const DEADLINE_MS = 120_000;

/**
 * Looks until `isSettled`. A look that fails is taken as nothing new: a service may be starting again.
 * @throws what was seen last when the deadline has passed
 */
export async function untilSettled<T>(
  look: () => Promise<T>,
  isSettled: (state: T) => boolean,
  { onChange, onIdle, withinMs = DEADLINE_MS }: Progress<T> = {},
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let seen = '';
  let failure: unknown;
  while (performance.now() < deadline) {
    const state = await look().catch((error: unknown) => {
      failure = error;
      return undefined;
    });
    if (state !== undefined && JSON.stringify(state) !== seen) {
      seen = JSON.stringify(state);
      onChange?.(state);
      if (isSettled(state)) return state;
    } else {
      await onIdle?.();
    }
    await sleep(onIdle ? LOOK_EVERY_MS.moved : LOOK_EVERY_MS.ofItself);
  }
  throw new Error(`not settled in ${withinMs} ms; last seen: ${seen || String(failure)}`, {
    cause: failure,
  });
}
