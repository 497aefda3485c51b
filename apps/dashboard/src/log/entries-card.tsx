import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconReportAnalytics, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { EmptyPage } from '../parts/empty-page.tsx';
import { ButtonLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { EntriesTable } from './entries-table.tsx';
import { logTexts } from './log-texts.ts';
import { logQuery } from './queries.ts';
import type { LogSearch } from './routes.ts';

/** The entries that are looked for, newest first. */
export function EntriesCard({ search }: { search: LogSearch }) {
  const say = useTexts(logTexts);
  const { number } = useFormats();
  const log = useInfiniteQuery(logQuery(search));
  const entries = log.data?.pages.flatMap(page => page.items);
  const total = log.data?.pages[0]?.total;
  const { view: _, ...filter } = search;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <SectionCard
      title={say('entries')}
      aside={
        <Text size="sm" c="dimmed" role="status">
          {total !== undefined && say('found', { count: total, number: number(total) })}
        </Text>
      }
    >
      <Stack>
        {!log.data && <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />}
        {log.isPending && <Skeleton h={240} />}
        {entries?.length === 0 && (isFiltered ? <NoneFound /> : <NoneYet />)}
        {entries && entries.length > 0 && <EntriesTable entries={entries} />}
        {log.isFetchNextPageError && (
          <ProblemAlert error={log.error} onRetry={() => void log.fetchNextPage()} />
        )}
        {log.hasNextPage && (
          <Button
            variant="default"
            onClick={() => void log.fetchNextPage()}
            loading={log.isFetchingNextPage}
            style={{ alignSelf: 'center' }}
          >
            {say('more')}
          </Button>
        )}
      </Stack>
    </SectionCard>
  );
}

function NoneFound() {
  const say = useTexts(logTexts);
  return (
    <EmptyPage icon={IconSearchOff} title={say('noneFound')} hint={say('noneFoundHint')}>
      <ButtonLink to="/log" variant="default">
        {say('showAll')}
      </ButtonLink>
    </EmptyPage>
  );
}

function NoneYet() {
  const say = useTexts(logTexts);
  const mayConnect = useMay('member');
  return (
    <EmptyPage icon={IconReportAnalytics} title={say('empty')} hint={say('emptyHint')}>
      {mayConnect && <ButtonLink to="/accounts/connect">{say('connect')}</ButtonLink>}
    </EmptyPage>
  );
}
