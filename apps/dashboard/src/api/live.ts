import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { follow } from './follow.ts';

/** A view that is back within this, as when its token was renewed, was never away for who looks at it; in ms. */
const UNNOTICED_MS = 4_000;

/** Views that are cut off, by their paths. */
const cutOff = new Map<string, { isTold: boolean }>();
const listeners = new Set<() => void>();

const tellAll = () => {
  for (const listener of listeners) listener();
};

function note(path: string, isCutOff: boolean): void {
  if (!isCutOff) {
    if (cutOff.delete(path)) tellAll();
    return;
  }
  if (cutOff.has(path)) return;
  const noted = { isTold: false };
  cutOff.set(path, noted);
  setTimeout(() => {
    // It may have come back, and be cut off anew.
    if (cutOff.get(path) !== noted) return;
    noted.isTold = true;
    tellAll();
  }, UNNOTICED_MS);
}

/** Whether what is shown live is live at the moment. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ![...cutOff.values()].some(({ isTold }) => isTold),
  );

/**
 * Follows a live view for as long as the page shows it.
 * @param path of the view, or null while there is none
 * @param on what to do with each event, by its name
 */
export function useLive<Events extends object>(
  path: string | null,
  on: { [Name in keyof Events]?: (data: Events[Name]) => void },
): void {
  const onEvent = useEffectEvent((name: string, data: string) => {
    if (isNameOf(on, name)) on[name]?.(JSON.parse(data));
  });
  const names = Object.keys(on).sort().join(' ');
  useEffect(() => {
    if (path === null) return undefined;
    return follow(path, { names: names.split(' '), onEvent, onCutOff: isCutOff => note(path, isCutOff) });
  }, [path, names]);
}

const isNameOf = <T extends object>(on: T, name: string): name is keyof T & string => Object.hasOwn(on, name);
