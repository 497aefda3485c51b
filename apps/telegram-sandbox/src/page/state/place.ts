import { createStore, useStore } from './store.ts';

/** What is shown stands in the address, so that it can be linked, kept and gone back to. */
export type Place = Readonly<Record<string, string>>;

const read = (): Place => Object.fromEntries(new URLSearchParams(location.search));
const place = createStore<Place>(read());
addEventListener('popstate', () => place.set(read()));

export const usePlace = (): Place => useStore(place);

/** The address of a place; what is empty is left out. */
export function addressOf(target: Readonly<Record<string, string | undefined>>): string {
  const filled = Object.entries(target).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/?${new URLSearchParams(filled)}`;
}

let moved = false;
/** Whether somebody has gone anywhere since the page was opened: then the focus follows. */
export const hasMoved = (): boolean => moved;

export function goTo(target: Readonly<Record<string, string | undefined>>): void {
  moved = true;
  history.pushState(null, '', addressOf(target));
  place.set(read());
}

/** Goes there without a step to go back to, as while somebody types. */
export function stayAt(target: Readonly<Record<string, string | undefined>>): void {
  history.replaceState(null, '', addressOf(target));
  place.set(read());
}
