/** Whom of the collected the table shows, as the address says it; all that is named must hold. */
export type ResultsFilter = {
  /** A part of the name or username. */
  text?: string;
  hasUsername?: boolean;
  premium?: boolean;
  bot?: boolean;
  deleted?: boolean;
};

/** The flags of a filter, in the order in which they are asked for. */
export const FLAGS = ['hasUsername', 'premium', 'bot', 'deleted'] as const;
export type Flag = (typeof FLAGS)[number];

/** `person` is the platform's id of whoever the drawer shows. */
export type ResultsSearch = ResultsFilter & { person?: string };

const MAX_TEXT = 100;

/** The router reads what looks like a number as one. */
const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, MAX_TEXT) : '';

export function validateResultsSearch(search: Record<string, unknown>): ResultsSearch {
  const text = toText(search.text);
  const person = toText(search.person);
  const flags = FLAGS.flatMap(flag => {
    const value = search[flag];
    return typeof value === 'boolean' ? [[flag, value] as const] : [];
  });
  return {
    ...(text !== '' && { text }),
    ...Object.fromEntries(flags),
    ...(/^\d{1,19}$/.test(person) && { person }),
  };
}

/** The part of the address that chooses people. */
export function filterOf({ person: _, ...filter }: ResultsSearch): ResultsFilter {
  return filter;
}

export const isFiltered = (filter: ResultsFilter): boolean => Object.keys(filter).length > 0;
