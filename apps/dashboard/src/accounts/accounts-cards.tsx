import { Card, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { AccountIdentity } from './account-identity.tsx';
import { AccountStanding } from './account-standing.tsx';
import type { AccountsShown } from './accounts-table.tsx';
import { BudgetCell } from './budget-cell.tsx';
import { limitTexts } from './limit-texts.ts';
import { LIMIT_GROUPS } from './limits.ts';

/** The accounts on a small screen. */
export function AccountsCards({ accounts, budgets, isLoading }: AccountsShown) {
  const say = useTexts(limitTexts);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {accounts.map(standing => (
        <Card key={standing.account.id} withBorder padding="sm">
          <Stack gap="sm">
            <AccountIdentity account={standing.account} />
            <AccountStanding standing={standing} />
            <SimpleGrid cols={2} spacing="sm">
              {LIMIT_GROUPS.map(group => (
                <Stack key={group} gap={4} miw={0}>
                  <Text size="xs" fw={600}>
                    {say(group)}
                  </Text>
                  <BudgetCell
                    group={group}
                    budget={budgets?.get(standing.account.id)}
                    isLoading={isLoading}
                  />
                </Stack>
              ))}
            </SimpleGrid>
          </Stack>
        </Card>
      ))}
    </SimpleGrid>
  );
}
