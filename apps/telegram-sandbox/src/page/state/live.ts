import { useEffect, useRef } from 'preact/hooks';
import type { components } from '../../client/index.ts';
import { createStore, useStore } from './store.ts';

export type LiveEvent = components['schemas']['LiveEvent'];

const connected = createStore(true);
const listeners = new Set<(event: LiveEvent) => void>();
const source = new EventSource('/events');
const tell = (event: LiveEvent) => {
  for (const listener of listeners) listener(event);
};
source.onmessage = ({ data }: MessageEvent<string>) => tell(JSON.parse(data));
source.onerror = () => connected.set(false);
source.onopen = () => {
  // Only actions are told again after a break; all else has to be read anew.
  if (!connected.get()) tell({ type: 'missed' });
  connected.set(true);
};

export const useConnected = (): boolean => useStore(connected);

/** Calls the newest `listener` for every event, as long as what uses it is shown. */
export function useLive(listener: (event: LiveEvent) => void): void {
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => {
    const follow = (event: LiveEvent) => newest.current(event);
    listeners.add(follow);
    return () => {
      listeners.delete(follow);
    };
  }, []);
}
