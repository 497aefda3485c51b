import { Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Ago } from '../../parts/ago.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { logQuery } from '../queries.ts';
import { taskTexts } from './task-texts.ts';
import { JOINED } from './use-task-live.ts';

/** So many of those who joined are shown. */
const SHOWN = 12;

/** Who joined last. */
export function JoinedCard({ taskId }: { taskId: string }) {
  const say = useTexts(taskTexts);
  const { data, error, isPending, refetch } = useInfiniteQuery(logQuery(taskId, JOINED));
  const joined = data?.pages[0]?.items.slice(0, SHOWN);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="joined-title">
      <Stack gap="sm">
        <Title order={2} size="h4" id="joined-title">
          {say('joinedFeed')}
        </Title>
        {!data && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {isPending && <Skeleton h={80} />}
        {joined?.length === 0 && (
          <Text size="sm" c="dimmed">
            {say('nobodyJoined')}
          </Text>
        )}
        <div role="log">
          <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {joined?.map(({ id, displayName, platformUserId, finishedAt, startedAt }) => (
              <Group key={id} component="li" gap="xs" justify="space-between" wrap="nowrap">
                <Text size="sm" truncate title={displayName}>
                  {displayName === '' ? say('somebody', { id: platformUserId }) : displayName}
                </Text>
                <Ago at={finishedAt ?? startedAt} c="dimmed" />
              </Group>
            ))}
          </Stack>
        </div>
      </Stack>
    </Paper>
  );
}
