import { Button, Stack, Text } from '@mantine/core';
import type { Account } from '@muster/contracts';
import { useTexts } from '../../texts/define-texts.ts';
import { RestingRow, RightsRow } from './rights-row.tsx';
import type { Rights } from './use-rights.ts';
import { LOOKED_AT_ONCE } from './use-wizard.ts';
import { wizardTexts } from './wizard-texts.ts';

type Props = {
  accounts: readonly Account[];
  rights: readonly Rights[];
  /** Accounts that work and were not asked. */
  others: number;
  onMore: () => void;
};

/** What was found, and account by account whether it may invite there and what to do where not. */
export function RightsList({ accounts, rights, others, onMore }: Props) {
  const say = useTexts(wizardTexts);
  const chat = rights.find(({ data }) => data)?.data;
  const resting = accounts.filter(({ state }) => state !== 'active');
  return (
    <Stack gap="sm" role="status">
      {chat && (
        <Text style={{ overflowWrap: 'anywhere' }}>
          <Text span fw={600}>
            {chat.title}
          </Text>
          {` · ${say(`kind_${chat.kind}`)} · ${say('members', { count: chat.members })}`}
        </Text>
      )}
      <Text size="sm" fw={600}>
        {say('rights')}
      </Text>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {rights.map(answer => (
          <RightsRow key={answer.account.id} answer={answer} />
        ))}
        {resting.map(account => (
          <RestingRow key={account.id} account={account} />
        ))}
      </Stack>
      {others > 0 && (
        <Button variant="default" size="xs" onClick={onMore} style={{ alignSelf: 'flex-start' }}>
          {say('checkMore', { count: Math.min(others, LOOKED_AT_ONCE) })}
        </Button>
      )}
    </Stack>
  );
}
