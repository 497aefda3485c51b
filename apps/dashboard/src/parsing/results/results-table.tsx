import { Button, Skeleton, Text } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { IconUsers } from '@tabler/icons-react';
import { EmptyPage } from '../../parts/empty-page.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { resultsTexts } from './results-texts.ts';
import type { ResultsFilter } from './search.ts';
import { MIN_WIDTH, useColumns, WIDTHS } from './use-columns.tsx';
import { useResults } from './use-results.ts';

type Props = {
  task: ParsingTask;
  /** The same object while it says the same. */
  filter: ResultsFilter;
  onClear: () => void;
  onOpen: (platformUserId: string) => void;
};

/** Whom a task collected, as many as there are. */
export function ResultsTable({ task, filter, onClear, onOpen }: Props) {
  const say = useTexts(resultsTexts);
  const { number } = useFormats();
  const columns = useColumns(onOpen);
  const { count, rowAt, onSeen, error, retry } = useResults(task, filter);
  const problem = <ProblemAlert error={error} onRetry={() => void retry()} />;
  if (count === undefined) return error ? problem : <Skeleton h={240} />;
  if (count === 0) {
    return (
      <EmptyPage icon={IconUsers} title={say('noneFound')} hint={say('noneFoundHint')}>
        <Button variant="default" onClick={onClear}>
          {say('clear')}
        </Button>
      </EmptyPage>
    );
  }
  return (
    <>
      {problem}
      <Text size="sm" c="dimmed" role="status">
        {say('found', { count, shown: number(count) })}
      </Text>
      <VirtualTable
        label={say('list')}
        columns={columns}
        widths={WIDTHS}
        minWidth={MIN_WIDTH}
        count={count}
        rowAt={rowAt}
        onSeen={onSeen}
        maxHeight="min(640px, 75dvh)"
      />
    </>
  );
}
