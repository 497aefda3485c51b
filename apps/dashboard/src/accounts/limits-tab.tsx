import { Card, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Countdown } from '../parts/countdown.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useHasCome } from '../parts/use-has-come.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { LimitRow } from './limit-row.tsx';
import { limitTexts } from './limit-texts.ts';
import { LIMIT_GROUPS, limitGroups } from './limits.ts';
import { LimitsProfile } from './limits-profile.tsx';
import { usageQuery } from './queries.ts';

/** Every limit of an account: what is used, what is left, and when there is room again. */
export function LimitsTab({ accountId }: { accountId: string }) {
  const say = useTexts(limitTexts);
  const { time } = useFormats();
  const { data: usage, error, refetch } = useQuery(usageQuery(accountId));
  if (!usage)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Skeleton h={220} />;
  const { lease, pausedUntil } = usage;
  return (
    <Stack>
      <Text size="sm" role="status">
        {lease ? say('inUse', { time: time(lease.since) }) : say('free')}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {LIMIT_GROUPS.map(group => (
          <Card key={group} withBorder component="section" aria-label={say(group)}>
            <Stack gap="md">
              <Title order={2} size="h4">
                {say(group)}
              </Title>
              {group === 'lookups' && <Text size="sm">{say('lookupsHint')}</Text>}
              {limitGroups[group].map(name => {
                const limit = usage.limits.find(each => each.name === name);
                return limit && <LimitRow key={name} label={say(name)} limit={limit} />;
              })}
              {group === 'invites' && <InvitePause until={pausedUntil} />}
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {say('sharedHint')}
      </Text>
      <LimitsProfile accountId={accountId} />
    </Stack>
  );
}

/** The pause that is drawn anew after each invite. */
function InvitePause({ until }: { until: string | null }) {
  const say = useTexts(limitTexts);
  const isOver = useHasCome(until);
  if (until === null || isOver) return null;
  return (
    <Text size="sm">
      {say('nextInviteIn')} <Countdown until={until} fw={600} />
    </Text>
  );
}
