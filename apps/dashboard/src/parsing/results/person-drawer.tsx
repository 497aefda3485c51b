import { Drawer, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { PersonFacts } from './person-facts.tsx';
import { personName } from './person-name.ts';
import { personOptions } from './queries.ts';
import { resultsTexts } from './results-texts.ts';

type Props = {
  taskId: string;
  /** Whoever is shown; nobody where there is none. */
  platformUserId: string | undefined;
  onClose: () => void;
};

/** All that a task knows about one person. */
export function PersonDrawer({ taskId, platformUserId, onClose }: Props) {
  const say = useTexts(resultsTexts);
  const person = useQuery({
    ...personOptions(taskId, platformUserId ?? ''),
    enabled: platformUserId !== undefined,
  });
  const name = person.data ? personName(person.data) || say('nameless') : say('person');
  return (
    <Drawer
      opened={platformUserId !== undefined}
      onClose={onClose}
      position="right"
      title={name}
      closeButtonProps={{ 'aria-label': say('close') }}
      styles={{ title: { fontWeight: 600, overflowWrap: 'anywhere' } }}
    >
      <ProblemAlert error={person.error} onRetry={() => void person.refetch()} />
      {person.isPending && <Skeleton h={160} />}
      {person.data && <PersonFacts person={person.data} />}
      {person.data === null && <Text size="sm">{say('notFound')}</Text>}
    </Drawer>
  );
}
