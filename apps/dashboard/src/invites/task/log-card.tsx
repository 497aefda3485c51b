import { Button, Group, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import type { Attempt, InviteTask } from '@muster/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { logQuery } from '../queries.ts';
import type { LogFilter } from '../routes.ts';
import { LogFilterSelect } from './log-filter-select.tsx';
import { LogRow } from './log-row.tsx';
import { taskTexts } from './task-texts.ts';
import { useAccountName } from './use-account-name.ts';

/** The last actions of a task, each in a sentence. */
export function LogCard({ task, filter }: { task: InviteTask; filter: LogFilter }) {
  const say = useTexts(taskTexts);
  const log = useInfiniteQuery(logQuery(task.id, filter));
  const attempts = log.data?.pages.flatMap(page => page.items);
  const isFiltered = filter.outcome !== undefined || filter.reason !== undefined;
  return (
    <Paper withBorder component="section" aria-labelledby="log-title">
      <Stack gap="sm" pb="sm">
        <Group justify="space-between" px="md" pt="md">
          <Title order={2} size="h4" id="log-title">
            {say('log')}
          </Title>
          <LogFilterSelect taskId={task.id} filter={filter} />
        </Group>
        <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />
        {log.isPending && <Skeleton h={160} mx="md" />}
        {attempts?.length === 0 && (
          <Text size="sm" c="dimmed" px="md" pb="sm">
            {say(isFiltered ? 'noLogOf' : 'noLog')}
          </Text>
        )}
        {attempts && attempts.length > 0 && (
          <LogTable attempts={attempts} destination={task.destination.title} />
        )}
        {log.hasNextPage && (
          <Button
            variant="default"
            size="xs"
            style={{ alignSelf: 'center' }}
            loading={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {say('showMore')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function LogTable({ attempts, destination }: { attempts: readonly Attempt[]; destination: string }) {
  const say = useTexts(taskTexts);
  const nameOf = useAccountName();
  return (
    <Table verticalSpacing="xs" horizontalSpacing="md" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('what')}</Table.Th>
          <Table.Th w={150} visibleFrom="sm">
            {say('by')}
          </Table.Th>
          <Table.Th w={110} ta="right">
            {say('when')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {attempts.map(attempt => (
          <LogRow
            key={attempt.id}
            attempt={attempt}
            destination={destination}
            account={nameOf(attempt.accountId)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}
