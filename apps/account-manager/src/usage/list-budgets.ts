import type { AccountBudget, TeamUsage } from '@muster/contracts';
import { findAccounts, findTeamAccounts, type KnownAccount } from '../accounts/repository.ts';
import { isUndecided } from '../recovery/with-rebuild.ts';
import { findKeptOut } from '../restrictions/repository.ts';
import { type BudgetDependencies, budgetOf, lookAt } from './budget-of.ts';

/** The limits of those of a team among these accounts. */
export async function listBudgets(
  dependencies: BudgetDependencies,
  accounts: { ids: readonly string[]; teamId: string },
): Promise<AccountBudget[]> {
  return budgetsOf(dependencies, await findAccounts(dependencies.pool, accounts));
}

/** The limits of all accounts of a team, added up; of those that no time brings back to work only what they used. */
export async function sumBudgets(dependencies: BudgetDependencies, teamId: string): Promise<TeamUsage> {
  const accounts = await findTeamAccounts(dependencies.pool, teamId);
  const personKeys = accounts.map(({ personKey }) => personKey);
  const [budgets, keptOut] = await Promise.all([
    budgetsOf(dependencies, accounts),
    findKeptOut(dependencies.pool, personKeys),
  ]);
  const idle = new Set(accounts.filter(account => isIdle(account, keptOut)).map(({ id }) => id));
  const sums = new Map<string, TeamUsage['limits'][number]>();
  for (const { accountId, limits } of budgets) {
    for (const { name, used, value } of limits) {
      const sum = sums.get(name) ?? { name, used: 0, value: 0 };
      sums.set(name, {
        name,
        used: sum.used + used,
        value: sum.value + (idle.has(accountId) ? used : value),
      });
    }
  }
  return { accounts: budgets.length, limits: [...sums.values()] };
}

const isIdle = ({ loggedOutAt, personKey }: KnownAccount, keptOut: ReadonlySet<string>): boolean =>
  loggedOutAt !== null || keptOut.has(personKey);

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
