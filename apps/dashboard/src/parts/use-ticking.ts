import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

const listeners = new Set<() => void>();
let ticker: ReturnType<typeof setInterval> | undefined;

/** The present second, in ms: the same for everything that is shown at once. */
const now = (): number => Math.floor(Date.now() / TICK_MS) * TICK_MS;

function onTick(listener: () => void): () => void {
  listeners.add(listener);
  ticker ??= setInterval(() => {
    for (const listener of listeners) listener();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticker);
    ticker = undefined;
  };
}

/**
 * What is made of the present moment, looked at every second. Who asks is shown anew only when something else is made
 * of it, so a page full of countdowns in hours is as good as still.
 * @param of must give the same for the same moment; a moment is in ms
 */
export function useTicking<T extends string | number | boolean | null>(of: (nowMs: number) => T): T {
  return useSyncExternalStore(onTick, () => of(now()));
}
