import { Table } from '@mantine/core';
import type { AccountBudget } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { AccountIdentity } from './account-identity.tsx';
import { AccountStanding } from './account-standing.tsx';
import { accountsTexts } from './accounts-texts.ts';
import { BudgetCell } from './budget-cell.tsx';
import { limitTexts } from './limit-texts.ts';
import { LIMIT_GROUPS } from './limits.ts';
import type { StandingAccount } from './standings.ts';

export type AccountsShown = {
  accounts: readonly StandingAccount[];
  /** Undefined until they are known. */
  budgets: ReadonlyMap<string, AccountBudget> | undefined;
  /** Whether the budgets are still on their way. */
  isLoading: boolean;
};

/** The accounts on a screen that is wide enough. */
export function AccountsTable({ accounts, budgets, isLoading }: AccountsShown) {
  const say = useTexts(accountsTexts);
  const sayLimit = useTexts(limitTexts);
  return (
    <Table aria-label={say('list')} verticalSpacing="sm" highlightOnHover layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="22%">{say('account')}</Table.Th>
          <Table.Th w="26%">{say('state')}</Table.Th>
          {LIMIT_GROUPS.map(group => (
            <Table.Th key={group} w="13%">
              {sayLimit(group)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {accounts.map(standing => (
          <Table.Tr key={standing.account.id} style={{ verticalAlign: 'top' }}>
            <Table.Td>
              <AccountIdentity account={standing.account} />
            </Table.Td>
            <Table.Td>
              <AccountStanding standing={standing} />
            </Table.Td>
            {LIMIT_GROUPS.map(group => (
              <Table.Td key={group}>
                <BudgetCell group={group} budget={budgets?.get(standing.account.id)} isLoading={isLoading} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
