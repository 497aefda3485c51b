import type { AccountLogCount, AccountLogKind, Sentence } from '@muster/contracts';
import { KIND_COLORS } from './choices.ts';

/** Entries that say the same, over all days. */
export type LogSeries = {
  /** Its name in a {@link LogDay}. */
  key: string;
  kind: AccountLogKind;
  /** Null for entries without an error. */
  code: string | null;
  message: Sentence;
  color: string;
  count: number;
};

/** How many entries there were on a day, by the key of their series; none is left out. */
export type LogDay = { day: string; counts: Readonly<Record<string, number>> };

/** Errors are told apart by these, the most frequent first; there are more codes than colours. */
const ERROR_COLORS = [
  'red.6',
  'orange.6',
  'grape.6',
  'yellow.6',
  'pink.6',
  'violet.6',
  'lime.7',
  'cyan.7',
] as const;

const MORE_ERRORS = 'dark.3';

type Only = { kind?: AccountLogKind | undefined; code?: string | undefined };

/** Counts as a chart shows them: the series, the most frequent first, and every day with what it has of them. */
export function byDay(
  counts: readonly AccountLogCount[],
  days: readonly string[],
  { kind: onlyKind, code: onlyCode }: Only = {},
): { series: LogSeries[]; days: LogDay[] } {
  const found = new Map<string, LogSeries>();
  const byDays = new Map<string, Record<string, number>>(days.map(day => [day, {}]));
  for (const { day, kind, code, message, count } of counts) {
    if ((onlyKind && kind !== onlyKind) || (onlyCode && code !== onlyCode)) continue;
    const ofDay = byDays.get(day);
    if (!ofDay) continue;
    const key = `${kind} ${code ?? ''}`;
    ofDay[key] = (ofDay[key] ?? 0) + count;
    const known = found.get(key);
    found.set(key, { key, kind, code, message, color: '', count: count + (known?.count ?? 0) });
  }
  const ranked = [...found.values()].toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const errors = ranked.filter(({ kind }) => kind === 'error');
  return {
    series: ranked.map(series => ({
      ...series,
      color:
        series.kind === 'error'
          ? (ERROR_COLORS[errors.indexOf(series)] ?? MORE_ERRORS)
          : `${KIND_COLORS[series.kind]}.6`,
    })),
    days: [...byDays].map(([day, ofDay]) => ({ day, counts: ofDay })),
  };
}
