import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { Account, ChatRights } from '@muster/contracts';
import type { ReactNode } from 'react';
import { accountName } from '../../parts/account-name.ts';
import { AccountStateBadge } from '../../parts/account-state-badge.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useSentenceOf } from '../../parts/use-sentence-of.ts';
import { useTexts } from '../../texts/define-texts.ts';
import type { Rights } from './use-rights.ts';
import { wizardTexts } from './wizard-texts.ts';

/** What one account is and may do in the destination. */
export function RightsRow({ answer }: { answer: Rights }) {
  const say = useTexts(wizardTexts);
  const sentenceOf = useSentenceOf();
  const { account, data, error, isFetching, refetch } = answer;
  if (isFetching) return <Skeleton component="li" h={40} />;
  if (data)
    return (
      <Row
        account={account}
        badge={
          <StateBadge
            tone={data.mayInvite ? 'good' : 'problem'}
            name={say(data.mayInvite ? 'mayInvite' : 'mayNotInvite')}
          />
        }
        told={[say(`role_${data.role}`), ...needed(data).map(help => say(help))].join(' ')}
        {...(!data.mayInvite && { onAgain: () => void refetch() })}
      />
    );
  return (
    <Row
      account={account}
      badge={<StateBadge tone="waiting" name={say('notChecked')} />}
      told={sentenceOf(error)}
      onAgain={() => void refetch()}
    />
  );
}

/** An account that cannot be asked, as it does nothing at the moment. */
export function RestingRow({ account }: { account: Account }) {
  const say = useTexts(wizardTexts);
  return (
    <Row account={account} badge={<AccountStateBadge state={account.state} />} told={say('outOfWork')} />
  );
}

/** What has to be done before it may invite; an owner always may. */
const needed = ({ mayInvite, role }: ChatRights) =>
  mayInvite || role === 'creator' ? [] : [`help_${role}` as const];

function Row({
  account,
  badge,
  told,
  onAgain,
}: {
  account: Account;
  badge: ReactNode;
  told: string;
  onAgain?: () => void;
}) {
  const say = useTexts(wizardTexts);
  const name = accountName(account);
  return (
    <Stack component="li" gap={2}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={600} truncate title={name}>
          {name}
        </Text>
        {badge}
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere', flex: '1 1 240px' }}>
          {told}
        </Text>
        {onAgain && (
          <Button size="compact-xs" variant="default" onClick={onAgain}>
            {say('again')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
