import { type Language, useLanguage } from './language.ts';

export type Formats = ReturnType<typeof formatsOf>;

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

function formatsOf(language: Language) {
  const numbers = (options?: Intl.NumberFormatOptions) =>
    once(() => new Intl.NumberFormat(language, options));
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(language, options));
  const number = numbers();
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 });
  const kilobytes = numbers({ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
  const megabytes = numbers({ style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const date = dates({ dateStyle: 'medium' });
  const dayOfMonth = dates({ day: 'numeric', month: 'short' });
  const time = dates({ timeStyle: 'short' });
  const moment = dates({ dateStyle: 'medium', timeStyle: 'short' });
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const duration = once(() => new Intl.DurationFormat(language, { style: 'narrow' }));
  return {
    number: (value: number) => number().format(value),
    percent: (share: number) => percent().format(share),
    date: (at: Date | string) => date().format(new Date(at)),
    /** "20 Nov". */
    dayOfMonth: (at: Date | string) => dayOfMonth().format(new Date(at)),
    time: (at: Date | string) => time().format(new Date(at)),
    moment: (at: Date | string) => moment().format(new Date(at)),
    /** "12.3 kB", "4.5 MB". */
    bytes: (count: number) =>
      count < 1e6 ? kilobytes().format(count / 1e3) : megabytes().format(count / 1e6),
    /** "5 minutes ago", "in 2 hours". */
    relative(at: Date | string, nowMs: number): string {
      const ms = new Date(at).getTime() - nowMs;
      const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? ['second', 1_000];
      return relative().format(Math.round(ms / size), unit);
    },
    /** A length of time by its two largest units: "2h 5m", "45s". */
    duration(ms: number): string {
      const seconds = Math.max(0, Math.round(ms / 1_000));
      const parts = {
        days: Math.floor(seconds / 86_400),
        hours: Math.floor(seconds / 3_600) % 24,
        minutes: Math.floor(seconds / 60) % 60,
        seconds: seconds % 60,
      };
      const shown = Object.entries(parts)
        .filter(([, count]) => count > 0)
        .slice(0, 2);
      return duration().format(shown.length > 0 ? Object.fromEntries(shown) : { seconds: 0 }) || '0';
    },
  };
}

/** To make a format takes longer than to use it a thousand times, so each is made when it is first needed. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const known = new Map<Language, Formats>();

/** Numbers, dates and lengths of time as the language of the page writes them. */
export function useFormats(): Formats {
  const language = useLanguage();
  const formats = known.get(language) ?? formatsOf(language);
  known.set(language, formats);
  return formats;
}
