import { Button, Group, NativeSelect, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { TargetState } from '@muster/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { targetsQuery } from '../queries.ts';
import { isTargetState, TARGET_STATES } from '../states.ts';
import { PersonLine } from './person-line.tsx';
import { taskTexts } from './task-texts.ts';

/** The people of a task, what has become of each, and why; which of them stands in the address. */
export function PeopleCard({ taskId, state }: { taskId: string; state: TargetState | undefined }) {
  const say = useTexts(taskTexts);
  const navigate = useNavigate();
  const list = useInfiniteQuery(targetsQuery(taskId, state));
  const people = list.data?.pages.flatMap(page => page.items);
  const choose = (chosen: string) =>
    navigate({
      to: '/invites/$taskId',
      params: { taskId },
      search: { view: 'people', ...(isTargetState(chosen) && { state: chosen }) },
      resetScroll: false,
    });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="people-title">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4" id="people-title">
            {say('people')}
          </Title>
          <NativeSelect
            aria-label={say('peopleOf')}
            size="xs"
            value={state ?? ''}
            onChange={event => void choose(event.currentTarget.value)}
            data={[
              { value: '', label: say('everybody') },
              ...TARGET_STATES.map(value => ({ value, label: say(value) })),
            ]}
          />
        </Group>
        <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Skeleton h={160} />}
        {people?.length === 0 && (
          <Text size="sm" c="dimmed">
            {say('noPeople')}
          </Text>
        )}
        <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {people?.map(person => (
            <PersonLine key={person.id} person={person} />
          ))}
        </Stack>
        {list.hasNextPage && (
          <Button
            variant="default"
            size="xs"
            style={{ alignSelf: 'center' }}
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {say('showMore')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
