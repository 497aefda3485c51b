import type { Place } from '../state/place.ts';

const names = ['accountId', 'method', 'outcome', 'chatId', 'userId', 'from', 'until'] as const;

/** Which actions are shown. */
export type Filter = Readonly<Partial<Record<(typeof names)[number], string>>>;

export const filterAt = (place: Place): Filter =>
  Object.fromEntries(names.flatMap(name => (place[name] === undefined ? [] : [[name, place[name]]])));
