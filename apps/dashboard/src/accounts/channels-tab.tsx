import { Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { EmptyPage } from '../parts/empty-page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { ChannelRow } from './channel-row.tsx';
import { channelTexts } from './channel-texts.ts';
import { CheckChannel } from './check-channel.tsx';
import { channelsQuery, usageQuery } from './queries.ts';

/** Where an account is, and what it may do there: first the chats into which it may invite. */
export function ChannelsTab({ accountId }: { accountId: string }) {
  const mayCheck = useMay('member');
  return (
    <Stack>
      {mayCheck && <CheckChannel accountId={accountId} />}
      <ChannelsList accountId={accountId} />
    </Stack>
  );
}

function ChannelsList({ accountId }: { accountId: string }) {
  const say = useTexts(channelTexts);
  const { moment } = useFormats();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    channelsQuery(accountId),
  );
  const { data: usage } = useQuery(usageQuery(accountId));
  const [first] = data?.pages ?? [];
  if (!first)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Skeleton h={160} />;
  const channels = data?.pages.flatMap(({ items }) => items) ?? [];
  const { total, readAt } = first;
  return (
    <Card withBorder component="section" aria-label={say('list')}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say('list')}
        </Title>
        <Text size="sm" role="status">
          {readAt === null
            ? say('reading')
            : `${say('total', { count: total })}, ${say('readAt', { moment: moment(readAt) })}`}
        </Text>
        {readAt === null && channels.length === 0 && <Skeleton h={48} />}
        {readAt !== null && channels.length === 0 && (
          <EmptyPage icon={IconMessages} title={say('none')} hint={say('noneHint')} />
        )}
        {channels.map(channel => (
          <ChannelRow
            key={channel.channel}
            channel={channel}
            invited={usage?.channels.find(each => each.channel === channel.channel)}
          />
        ))}
        {error && <ProblemAlert error={error} />}
        {hasNextPage && (
          <Group justify="center">
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {say('more')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
