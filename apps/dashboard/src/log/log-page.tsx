import { Stack, Text } from '@mantine/core';
import type { AccountLogCount } from '@muster/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { PageTitle } from '../parts/page-title.tsx';
import { useTicking } from '../parts/use-ticking.ts';
import { useTexts } from '../texts/define-texts.ts';
import { byDay } from './by-day.ts';
import { CountsCard } from './counts-card.tsx';
import { EntriesCard } from './entries-card.tsx';
import { LogFilter } from './log-filter.tsx';
import { logTexts } from './log-texts.ts';
import { dayOf, daysOf } from './period.ts';
import { logCountsQuery } from './queries.ts';
import type { LogSearch } from './routes.ts';

const route = getRouteApi('/signed-in/log');

const NOTHING: AccountLogCount[] = [];

/** What the accounts did, counted by day and one by one. */
export function LogPage() {
  const say = useTexts(logTexts);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = useTicking(nowMs => dayOf(new Date(nowMs)));
  const { accountId, kind, code, from, to } = search;
  const days = useMemo(() => daysOf({ from, to }, today), [from, to, today]);
  const { data, error, refetch } = useQuery(logCountsQuery(accountId, days));
  // Of no days nothing is asked.
  const counts = days.length === 0 ? NOTHING : data;
  const shown = useMemo(() => counts && byDay(counts, days, { kind, code }), [counts, days, kind, code]);
  const errors = useMemo(() => byDay(counts ?? NOTHING, days, { kind: 'error' }).series, [counts, days]);
  const choose = (next: (now: LogSearch) => LogSearch) => void navigate({ search: next, resetScroll: false });
  return (
    <Stack maw={1200} mx="auto">
      <div>
        <PageTitle>{say('title')}</PageTitle>
        <Text size="sm" c="dimmed">
          {say('about')}
        </Text>
      </div>
      <LogFilter search={search} errors={errors} today={today} onChange={choose} />
      <CountsCard
        counts={shown}
        error={error}
        onRetry={() => void refetch()}
        search={search}
        onChange={choose}
      />
      <EntriesCard search={search} />
    </Stack>
  );
}
