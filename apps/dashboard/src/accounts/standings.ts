import type { Account, AccountStanding, AccountState, Restriction } from '@muster/contracts';

/** What keeps the accounts of the team out of work, by their ids. */
export type Standings = ReadonlyMap<string, AccountStanding>;

export const toStandings = (all: readonly AccountStanding[]): Standings =>
  new Map(all.map(standing => [standing.accountId, standing]));

/** With what has changed; an older standing never replaces a newer one. */
export function withStanding(standings: Standings, changed: AccountStanding): Standings {
  const known = standings.get(changed.accountId);
  return known && known.version >= changed.version
    ? standings
    : new Map(standings).set(changed.accountId, changed);
}

export function withoutAccount(
  standings: Standings,
  { accountId }: Pick<AccountStanding, 'accountId'>,
): Standings {
  const left = new Map(standings);
  left.delete(accountId);
  return left;
}

/** An account as it stands now; `restrictions` is null until they are known. */
export type StandingAccount = {
  account: Account;
  state: AccountState;
  /** ISO 8601; null when it does not end by itself. */
  until: string | null;
  restrictions: readonly Restriction[] | null;
};

/** What is told live, and until then what was read. What lasts longest gives the state. */
export function standingOf(account: Account, standings: Standings | undefined): StandingAccount {
  const restrictions = standings?.get(account.id)?.restrictions ?? null;
  if (!restrictions) return { account, state: account.state, until: account.stateUntil, restrictions };
  const [longest] = restrictions;
  return { account, state: longest?.kind ?? 'active', until: longest?.until ?? null, restrictions };
}
