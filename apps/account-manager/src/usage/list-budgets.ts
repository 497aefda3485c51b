import type { AccountBudget } from '@muster/contracts';
import { findAccounts } from '../accounts/repository.ts';
import { isUndecided } from '../recovery/with-rebuild.ts';
import { type BudgetDependencies, budgetOf, lookAt } from './budget-of.ts';

/**
 * The limits of those of a team among these accounts. One that is being rebuilt is left out: the list is asked for
 * again soon, and the rest of it is worth more than an error.
 */
export async function listBudgets(
  dependencies: BudgetDependencies,
  accounts: { ids: readonly string[]; teamId: string },
): Promise<AccountBudget[]> {
  const { pool, profiles } = dependencies;
  const found = await findAccounts(pool, accounts);
  const budgets = found.map(async account => {
    const profile = await profiles.of(account.id);
    const look = await lookAt(dependencies, account.personKey);
    return isUndecided(look) ? [] : [budgetOf(account, profile, look)];
  });
  return (await Promise.all(budgets)).flat();
}
