import { Group, Paper, ScrollArea, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { InviteAccount, InviteTask } from '@muster/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAccountNames } from '../../accounts/use-account-names.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { AnchorLink } from '../../parts/links.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { useSentence } from '../../texts/sentence.ts';
import { taskAccountsQuery } from '../queries.ts';
import { STANDING_TONES } from '../states.ts';
import { taskTexts } from './task-texts.ts';
import { useAccountName } from './use-account-name.ts';

/** The accounts of a task, what each did for it, and why it waits. */
export function AccountsCard({ task }: { task: InviteTask }) {
  const say = useTexts(taskTexts);
  const isOver = task.state === 'completed' || task.state === 'cancelled';
  const accounts = useQuery({ ...taskAccountsQuery(task.id), ...(isOver && { refetchInterval: false }) });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="accounts-title">
      <Stack gap="sm">
        <Title order={2} size="h4" id="accounts-title">
          {say('accounts')}
        </Title>
        <ProblemAlert error={accounts.error} onRetry={() => void accounts.refetch()} />
        {accounts.isPending && <Skeleton h={80} />}
        {accounts.data?.length === 0 && (
          <Text size="sm" c="dimmed">
            {say('noAccounts')}
          </Text>
        )}
        <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }}>
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {accounts.data?.map(account => (
              <AccountLine key={account.accountId} account={account} isOver={isOver} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Stack>
    </Paper>
  );
}

/** Of a task that is over, only what the account did for it. */
function AccountLine({ account, isOver }: { account: InviteAccount; isOver: boolean }) {
  const say = useTexts(taskTexts);
  const sentence = useSentence();
  const { number } = useFormats();
  const nameOf = useAccountName();
  const { accountId, standing, wait, joined, attempts } = account;
  const name = nameOf(accountId);
  const isRemoved = useAccountNames()?.has(accountId) === false;
  return (
    <Stack component="li" gap={2} miw={0}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        {isRemoved ? (
          <Text size="sm" c="dimmed" truncate>
            {name}
          </Text>
        ) : (
          <AnchorLink to="/accounts/$accountId" params={{ accountId }} size="sm" truncate title={name}>
            {name}
          </AnchorLink>
        )}
        {!isOver && <StateBadge tone={STANDING_TONES[standing]} name={say(`st_${standing}`)} />}
      </Group>
      {wait && !isOver && (
        <Text size="xs">
          {sentence(wait.message)}{' '}
          {wait.until && (
            <>
              {say('leftToWait')} <Countdown until={wait.until} fw={600} />
            </>
          )}
        </Text>
      )}
      {attempts > 0 && (
        <Text size="xs" c="dimmed">
          {say('joinedBy', { joined: number(joined), attempts: number(attempts) })}
        </Text>
      )}
    </Stack>
  );
}
