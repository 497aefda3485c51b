import { EventSource } from 'eventsource';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { authorizedFetch } from './authorized-fetch.ts';

/** Views that are not connected at the moment, by their paths. */
const broken = new Set<string>();
const listeners = new Set<() => void>();

function note(path: string, isBroken: boolean): void {
  if (broken.has(path) === isBroken) return;
  if (isBroken) broken.add(path);
  else broken.delete(path);
  for (const listener of listeners) listener();
}

/** Whether what is shown live is live at the moment. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => broken.size === 0,
  );

/** After this a view that the server refused for good is begun anew, in ms. */
const BEGIN_ANEW_MS = 5_000;

/**
 * Follows a live view for as long as the page shows it: goes on after sleep or a lost network where it had stopped, and
 * begins anew where the server no longer has the events in between.
 * @param path of the view, or null while there is none
 * @param on what to do with each event, by its name
 */
export function useLive<Events extends object>(
  path: string | null,
  on: { [Name in keyof Events]?: (data: Events[Name]) => void },
): void {
  const hand = useEffectEvent((name: string, data: string) => {
    if (isNameOf(on, name)) on[name]?.(JSON.parse(data));
  });
  const names = Object.keys(on).sort().join(' ');
  useEffect(() => (path === null ? undefined : follow(path, names.split(' '), hand)), [path, names]);
}

const isNameOf = <T extends object>(on: T, name: string): name is keyof T & string => Object.hasOwn(on, name);

function follow(path: string, names: string[], hand: (name: string, data: string) => void): () => void {
  let source: EventSource;
  let beginAnew: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    clearTimeout(beginAnew);
    source?.close();
    source = new EventSource(path, { fetch: (url, init) => authorizedFetch(new Request(url, init)) });
    source.addEventListener('open', () => note(path, false));
    source.addEventListener('error', () => {
      note(path, true);
      // One that was only cut off comes back by itself.
      if (source.readyState === EventSource.CLOSED) beginAnew = setTimeout(begin, BEGIN_ANEW_MS);
    });
    source.addEventListener('resync', begin);
    for (const name of names) source.addEventListener(name, event => hand(name, event.data));
  };
  begin();
  // A laptop that was opened again, or found its network, does not wait for the next try.
  window.addEventListener('online', begin);
  return () => {
    window.removeEventListener('online', begin);
    clearTimeout(beginAnew);
    source.close();
    note(path, false);
  };
}
