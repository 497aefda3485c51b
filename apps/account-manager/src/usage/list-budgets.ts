import type { AccountBudget, TeamUsage } from '@muster/contracts';
import { findAccounts, findTeamAccounts, type KnownAccount } from '../accounts/repository.ts';
import { isUndecided } from '../recovery/with-rebuild.ts';
import { type BudgetDependencies, budgetOf, lookAt } from './budget-of.ts';

/** The limits of those of a team among these accounts. */
export async function listBudgets(
  dependencies: BudgetDependencies,
  accounts: { ids: readonly string[]; teamId: string },
): Promise<AccountBudget[]> {
  return budgetsOf(dependencies, await findAccounts(dependencies.pool, accounts));
}

/** The limits of all accounts of a team, added up. */
export async function sumBudgets(dependencies: BudgetDependencies, teamId: string): Promise<TeamUsage> {
  const budgets = await budgetsOf(dependencies, await findTeamAccounts(dependencies.pool, teamId));
  const sums = new Map<string, TeamUsage['limits'][number]>();
  for (const { name, used, value } of budgets.flatMap(({ limits }) => limits)) {
    const sum = sums.get(name);
    sums.set(name, { name, used: used + (sum?.used ?? 0), value: value + (sum?.value ?? 0) });
  }
  return { accounts: budgets.length, limits: [...sums.values()] };
}

/** One that is being rebuilt is left out: who asks does so again soon, and the rest is worth more than an error. */
async function budgetsOf(
  dependencies: BudgetDependencies,
  accounts: readonly KnownAccount[],
): Promise<AccountBudget[]> {
  const budgets = accounts.map(async account => {
    const profile = await dependencies.profiles.of(account.id);
    const look = await lookAt(dependencies, account.personKey);
    return isUndecided(look) ? [] : [budgetOf(account, profile, look)];
  });
  return (await Promise.all(budgets)).flat();
}
