import { accountName } from '../parts/account-name.ts';
import { ACCOUNT_STATES } from './choices.ts';
import type { AccountsSearch } from './routes.ts';
import type { StandingAccount } from './standings.ts';

/** So many accounts are shown at once. */
export const PAGE_SIZE = 50;

type Arranged = {
  /** Those of this page. */
  shown: readonly StandingAccount[];
  /** How many are found on all pages. */
  found: number;
  /** The page that is shown, from 1: the last one for a page behind it. */
  page: number;
  pages: number;
};

/** The accounts that are looked for, in their order, a page of them. */
export function arrangeAccounts(
  accounts: readonly StandingAccount[],
  { state, text, order = 'urgent', page: asked = 1 }: AccountsSearch,
  language: string,
): Arranged {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const found = accounts
    .filter(each => (state === undefined || each.state === state) && hasText(each, text))
    .toSorted((a, b) => {
      if (order === 'newest') return compareText(b.account.connectedAt, a.account.connectedAt);
      const urgency = order === 'urgent' ? rank(a) - rank(b) : 0;
      return urgency || compare(accountName(a.account), accountName(b.account));
    });
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(asked, pages);
  return { shown: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), found: found.length, page, pages };
}

const rank = ({ state }: StandingAccount) => ACCOUNT_STATES.indexOf(state);

/** Moments in UTC stand in the order of their letters. */
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function hasText({ account }: StandingAccount, text: string | undefined): boolean {
  const wanted = text?.trim().toLocaleLowerCase().replace(/^@/, '');
  if (!wanted) return true;
  const { label, firstName, lastName, username, phoneHint } = account;
  return [label, `${firstName} ${lastName ?? ''}`, username, phoneHint].some(known =>
    known?.toLocaleLowerCase().includes(wanted),
  );
}
