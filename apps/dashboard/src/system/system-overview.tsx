import { Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Ago } from '../parts/ago.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { BasisCards } from './basis-cards.tsx';
import { ProcessCard } from './process-card.tsx';
import { systemQuery } from './queries.ts';
import { QueuesTable } from './queues-table.tsx';
import { systemTexts } from './system-texts.ts';

/** How everything is, asked anew while somebody looks. */
export function SystemOverview() {
  const say = useTexts(systemTexts);
  const { data: system, error, refetch } = useQuery(systemQuery);
  if (!system) {
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Skeleton h={320} />;
  }
  const { processes, checkedAt } = system;
  const unwell = processes.filter(({ state }) => state !== 'ready').length;
  const isHeld = processes.some(({ checks }) => checks.some(({ state }) => state === 'held'));
  return (
    <Stack>
      <Group gap="sm">
        <div role="status">
          {unwell > 0 ? (
            <StateBadge tone="problem" name={say('notWell', { count: unwell })} />
          ) : (
            <StateBadge tone={isHeld ? 'waiting' : 'good'} name={say(isHeld ? 'wellForNow' : 'allWell')} />
          )}
        </div>
        <Text size="sm" c="dimmed">
          {say('checked')} <Ago at={checkedAt} inherit />
        </Text>
      </Group>
      {error && <ProblemAlert error={error} />}
      <SectionCard title={say('basis')}>
        <BasisCards system={system} />
      </SectionCard>
      <SectionCard title={say('processes')}>
        <SimpleGrid component="ul" cols={{ base: 1, md: 2 }} m={0} p={0} style={{ listStyle: 'none' }}>
          {processes.map(process => (
            <ProcessCard key={process.name} process={process} />
          ))}
        </SimpleGrid>
      </SectionCard>
      <SectionCard title={say('queues')}>
        <QueuesTable processes={processes} />
      </SectionCard>
    </Stack>
  );
}
