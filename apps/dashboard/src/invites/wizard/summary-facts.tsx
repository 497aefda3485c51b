import { Stack, Text } from '@mantine/core';
import type { Account } from '@muster/contracts';
import { accountName } from '../../parts/account-name.ts';
import { useTexts } from '../../texts/define-texts.ts';
import type { Wizard } from './use-wizard.ts';
import { wizardTexts } from './wizard-texts.ts';

type Props = { accounts: readonly Account[]; wizard: Wizard; added: number };

/** The task as it was prepared. */
export function SummaryFacts({ accounts, wizard, added }: Props) {
  const say = useTexts(wizardTexts);
  const { name, title, priority, accountIds } = wizard;
  const inviters = accounts.filter(({ id }) => accountIds?.includes(id)).map(accountName);
  const facts = [
    ['name', name.trim() || title],
    ['into', title],
    ['accounts', accountIds === null ? say('every') : inviters.join(', ')],
    ['priority', say(priority)],
    ['toInvite', say('collected', { count: added })],
  ] as const;
  return (
    <Stack component="dl" gap="sm" m={0}>
      {facts.map(([term, fact]) => (
        <div key={term}>
          <Text component="dt" size="xs" c="dimmed">
            {say(term)}
          </Text>
          <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
            {fact}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
