import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type LiveEvent, useLive } from './live.ts';
import { type Wrong, wrongOf } from './wrong.ts';

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly wrong: Wrong }
  | { readonly state: 'ready'; readonly value: Value };

/** However much happens, what is shown is read no more often than this. */
const PAUSE_MS = 250;

const concernsEverything = (event: LiveEvent): boolean =>
  event.type === 'missed' || (event.type === 'changed' && event.route === '/scenarios');

/**
 * Reads something from the API, again whenever `inputs` change, and again after every event that concerns it. What was
 * read stays on screen until the next is there.
 */
export function useLoaded<Value>(
  read: () => Promise<Value>,
  inputs: readonly unknown[],
  concerns: (event: LiveEvent) => boolean,
): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' });
  const newest = useRef(read);
  newest.current = read;
  const turn = useRef(0);
  const waiting = useRef<number | null>(null);

  const load = useCallback(async () => {
    const mine = ++turn.current;
    const next = await newest.current().then(
      (value): Loaded<Value> => ({ state: 'ready', value }),
      (error): Loaded<Value> => ({ state: 'failed', wrong: wrongOf(error) }),
    );
    if (mine === turn.current) setLoaded(next);
  }, []);

  useEffect(() => {
    void load();
    return () => {
      // What is still under way is about something that is no longer shown.
      turn.current++;
    };
  }, inputs);
  useLive(event => {
    if (waiting.current !== null || !(concernsEverything(event) || concerns(event))) return;
    waiting.current = setTimeout(() => {
      waiting.current = null;
      void load();
    }, PAUSE_MS);
  });
  return loaded;
}
