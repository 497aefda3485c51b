import { SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { useTexts } from '../texts/define-texts.ts';
import type { byDay } from './by-day.ts';
import { CountsTable } from './counts-table.tsx';
import { logTexts } from './log-texts.ts';
import type { LogSearch } from './routes.ts';
import { SeriesList } from './series-list.tsx';

// What draws it is larger than the rest of the page.
const CountsChart = lazy(async () => {
  const { CountsChart: component } = await import('./counts-chart.tsx');
  return { default: component };
});

/** In px, whether the chart has come or not. */
const CHART_HEIGHT = 240;

type Props = {
  /** Undefined until they are known. */
  counts: ReturnType<typeof byDay> | undefined;
  error: Error | null;
  onRetry: () => void;
  search: LogSearch;
  onChange: (next: (now: LogSearch) => LogSearch) => void;
};

/** How often what happened, by day: as a chart, or the same numbers as a table. */
export function CountsCard({ counts, error, onRetry, search, onChange }: Props) {
  const say = useTexts(logTexts);
  const isEmpty = counts?.series.length === 0;
  return (
    <SectionCard
      title={say('byDay')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={say('view')}
          value={search.view ?? 'chart'}
          onChange={view => onChange(now => ({ ...now, view: view === 'table' ? view : undefined }))}
          data={[
            { value: 'chart', label: say('chart') },
            { value: 'table', label: say('table') },
          ]}
        />
      }
    >
      {!counts && <ProblemAlert error={error} onRetry={onRetry} />}
      {!counts && !error && <Skeleton h={CHART_HEIGHT} />}
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {say('none')}
        </Text>
      )}
      {counts && !isEmpty && search.view === 'table' && <CountsTable {...counts} search={search} />}
      {counts && !isEmpty && search.view !== 'table' && (
        <Stack gap="md">
          <Suspense fallback={<Skeleton h={CHART_HEIGHT} />}>
            <CountsChart {...counts} height={CHART_HEIGHT} />
          </Suspense>
          <SeriesList series={counts.series} search={search} />
        </Stack>
      )}
    </SectionCard>
  );
}
