/** How a moment is written in a field: the same in every language, in the time of this machine. */
export const MOMENT_PATTERN = '\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2})?)?';

/** A moment as it stands in a field; nothing if it is none. */
export function fieldOf(iso: string | undefined): string {
  const date = new Date(iso ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return '';
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 19).replace('T', ' ').replace(/:00$/, '');
}

/** The moment that stands in a field, as the API has it; undefined if there is no such day or hour. */
export function isoOf(field: string): string | undefined {
  // With a time behind it, a date is of this machine's time zone and not of Greenwich's.
  const date = new Date(field.length === 10 ? `${field}T00:00` : field.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
