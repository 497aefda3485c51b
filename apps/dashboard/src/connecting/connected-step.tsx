import { Box, Divider, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '../accounts/queries.ts';
import { accountName } from '../parts/account-name.ts';
import { ButtonLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { FirstChannels } from './first-channels.tsx';

/** The account that came of it, where it may invite, and what comes next. */
export function ConnectedStep({ accountId }: { accountId: string }) {
  const say = useTexts(connectingTexts);
  const { data: account, error, refetch } = useQuery(accountQuery(accountId));
  return (
    <Stack>
      <Box style={{ overflowWrap: 'anywhere' }}>
        {account ? (
          <>
            <Text fw={600}>{accountName(account)}</Text>
            <Text size="sm" c="dimmed">
              {account.username && `@${account.username} · `}
              {account.phoneHint}
            </Text>
          </>
        ) : (
          <Skeleton h={40} w={200} hidden={error !== null} />
        )}
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Box>
      <FirstChannels accountId={accountId} />
      <Divider />
      <Box>
        <Title order={3} size="h5">
          {say('next')}
        </Title>
        <Text size="sm">{say('nextAbout')}</Text>
      </Box>
      <Group gap="xs">
        <ButtonLink to="/parsing/new">{say('collect')}</ButtonLink>
        <ButtonLink to="/accounts/$accountId" params={{ accountId }} variant="default">
          {say('openAccount')}
        </ButtonLink>
        <ButtonLink to="/accounts/connect" search={{}} variant="default">
          {say('another')}
        </ButtonLink>
      </Group>
    </Stack>
  );
}
