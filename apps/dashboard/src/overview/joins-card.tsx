import { Group, Skeleton, Stack, Text } from '@mantine/core';
import type { TeamAttempt } from '@muster/contracts';
import { useQuery } from '@tanstack/react-query';
import { Ago } from '../parts/ago.tsx';
import { AnchorLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { overviewTexts } from './overview-texts.ts';
import { lastJoinsQuery } from './queries.ts';

/** Who joined last, and where; each leads to those whom its task has brought. */
export function JoinsCard() {
  const say = useTexts(overviewTexts);
  const joins = useQuery(lastJoinsQuery);
  return (
    <SectionCard
      title={say('joins')}
      aside={
        <AnchorLink to="/invites" size="sm">
          {say('allInvites')}
        </AnchorLink>
      }
    >
      {joins.error && !joins.data && (
        <ProblemAlert error={joins.error} onRetry={() => void joins.refetch()} />
      )}
      {joins.isPending && <Skeleton h={96} />}
      {joins.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {say('nobodyJoined')}
        </Text>
      )}
      <div role="log" aria-label={say('joins')}>
        <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
          {joins.data?.items.map(join => (
            <JoinLine key={join.id} join={join} />
          ))}
        </Stack>
      </div>
    </SectionCard>
  );
}

function JoinLine({ join }: { join: TeamAttempt }) {
  const say = useTexts(overviewTexts);
  const { displayName, platformUserId, task, finishedAt, startedAt } = join;
  const who = displayName === '' ? say('somebody', { id: platformUserId }) : displayName;
  const text = `${who} ${say('joined', { destination: task.destination })}`;
  return (
    <Group component="li" gap="xs" justify="space-between" wrap="nowrap">
      <AnchorLink
        to="/invites/$taskId"
        params={{ taskId: task.id }}
        search={{ outcome: 'joined' }}
        size="sm"
        truncate
        title={text}
      >
        {text}
      </AnchorLink>
      <Ago at={finishedAt ?? startedAt} c="dimmed" />
    </Group>
  );
}
