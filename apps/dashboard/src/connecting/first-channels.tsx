import { Box, List, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { firstChannelsQuery } from './queries.ts';

/** More are on the page of the account. */
const MAX_SHOWN = 5;

/** Where an account that was just connected may invite, as soon as that is known. */
export function FirstChannels({ accountId }: { accountId: string }) {
  const say = useTexts(connectingTexts);
  const { data, error, refetch } = useQuery(firstChannelsQuery(accountId));
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const inviting = data?.items.filter(({ mayInvite }) => mayInvite) ?? [];
  return (
    <Box role="status">
      {data && data.readAt !== null ? (
        <Stack gap={4}>
          <Text size="sm">{say('channels', { count: data.total })}</Text>
          <Text size="sm">
            {inviting.length > 0 ? say('mayInviteIn', { count: inviting.length }) : say('mayInviteNowhere')}
          </Text>
          <List size="sm" style={{ overflowWrap: 'anywhere' }}>
            {inviting.slice(0, MAX_SHOWN).map(({ channel, title, members }) => (
              <List.Item key={channel}>
                {title}
                {members !== null && ` · ${say('members', { count: members })}`}
              </List.Item>
            ))}
            {inviting.length > MAX_SHOWN && (
              <List.Item>{say('more', { count: inviting.length - MAX_SHOWN })}</List.Item>
            )}
          </List>
        </Stack>
      ) : (
        <Stack gap="xs">
          <Text size="sm">{say('reading')}</Text>
          <Skeleton h={16} w="70%" />
          <Skeleton h={16} w="50%" />
        </Stack>
      )}
    </Box>
  );
}
