import { useEffect, useRef } from 'preact/hooks';
import type { components } from '../../client/index.ts';
import { createStore, useStore } from './store.ts';

export type LiveEvent = components['schemas']['LiveEvent'];

const connected = createStore(true);
const listeners = new Set<(event: LiveEvent) => void>();
const tell = (event: LiveEvent) => {
  for (const listener of listeners) listener(event);
};

/** Undefined while nobody looks. */
let source: EventSource | undefined;
let missing = false;

function listen(): void {
  if (source !== undefined) return;
  const opened = new EventSource('/events');
  opened.onmessage = ({ data }: MessageEvent<string>) => tell(JSON.parse(data));
  opened.onerror = () => {
    missing = true;
    connected.set(false);
  };
  opened.onopen = () => {
    // Only actions are told again after a break; all else has to be read anew.
    if (missing) tell({ type: 'missed' });
    missing = false;
    connected.set(true);
  };
  source = opened;
}

/**
 * A browser keeps at most six connections to one server, over all tabs: those that nobody sees give theirs back, or
 * the seventh would load nothing. https://developer.mozilla.org/en-US/docs/Web/API/EventSource
 */
function listenWhileSeen(): void {
  if (document.visibilityState === 'visible') listen();
  else {
    source?.close();
    source = undefined;
    missing = true;
  }
}
listenWhileSeen();
document.addEventListener('visibilitychange', listenWhileSeen);

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
