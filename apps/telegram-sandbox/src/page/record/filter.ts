import type { Place } from '../state/place.ts';

export const filterNames = ['accountId', 'method', 'outcome', 'chatId', 'userId', 'from', 'until'] as const;

/** Which actions are shown. */
export type Filter = Readonly<Partial<Record<(typeof filterNames)[number], string>>>;

export const filterAt = (place: Place): Filter =>
  Object.fromEntries(filterNames.flatMap(name => (place[name] === undefined ? [] : [[name, place[name]]])));

/** An address can be written by hand, and name what is no time. */
export const namesRealTimes = ({ from, until }: Filter): boolean =>
  [from, until].every(time => time === undefined || !Number.isNaN(Date.parse(time)));
