/** Without a choice so many days are counted, the present one among them. */
const USUAL_DAYS = 30;

/** Entries are kept no longer than this, in days. */
const KEPT_DAYS = 90;

/** Whether something is a day of the calendar, as in `2026-11-20`; years before 2000 are those of half-typed ones. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[2-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const date = startOf(value);
  return !Number.isNaN(date.getTime()) && dayOf(date) === value;
}

/** The moment at which a day begins by the clock of whoever looks. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00`);

/** The day of a moment by the clock of whoever looks. */
export function dayOf(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** A day so many days later. */
function later(day: string, days: number): string {
  const date = startOf(day);
  date.setDate(date.getDate() + days);
  return dayOf(date);
}

type Chosen = { from?: string | undefined; to?: string | undefined };

/** The chosen days as the API asks for them: from a moment to another, ISO 8601. */
export function momentsOf({ from, to }: Chosen): { since?: string; until?: string } {
  return {
    ...(from !== undefined && { since: startOf(from).toISOString() }),
    ...(to !== undefined && { until: startOf(later(to, 1)).toISOString() }),
  };
}

/** The days whose entries are counted, oldest first: those chosen, as far back as entries are kept, else the last 30. */
export function daysOf({ from, to }: Chosen, today: string): string[] {
  const last = to === undefined || to > today ? today : to;
  const oldest = later(today, 1 - KEPT_DAYS);
  let day = from ?? later(last, 1 - USUAL_DAYS);
  if (day < oldest) day = oldest;
  const days: string[] = [];
  for (; day <= last; day = later(day, 1)) days.push(day);
  return days;
}
