import { type ChatRights, catalogue } from '@muster/contracts';
import { problem } from '@muster/service-kit';
import type { Failure, UserAccounts } from './destination.ts';

/** Nobody can be added to a broadcast channel with more members: https://telegram.org/faq_channels */
const MAX_MEMBERS_OF_OPEN_CHANNEL = 200;

/**
 * Looks for an account that may invite into the destination, and stops at the first. An invite task works only
 * through accounts that created the destination or administer it with the right to invite.
 * @param accountIds the accounts the user chose; all active ones of the team where undefined
 * @throws ProblemError `not_found` for an account of somebody else, `no_account_connected` when there is none to ask,
 *   `chat_admin_required` when none may invite,
 *   `channel_accepts_no_additions`, or what kept every account from answering
 */
export async function findInviter(
  accounts: UserAccounts,
  link: string,
  accountIds: readonly string[] | undefined,
): Promise<ChatRights> {
  const candidates = await candidatesOf(accounts, accountIds);
  if (candidates.length === 0) throw problem('no_account_connected');
  const failures: Failure[] = [];
  let wasChecked = false;
  for (const id of candidates) {
    const check = await accounts.check(id, link);
    if (check.status === 'failed') {
      // A link that leads nowhere leads nowhere for every account.
      if (catalogue[check.code].scope === 'request') throw problem(check.code);
      failures.push(check);
      continue;
    }
    const { kind, members, mayInvite } = check.rights;
    if (kind === 'channel' && members > MAX_MEMBERS_OF_OPEN_CHANNEL) {
      throw problem('channel_accepts_no_additions');
    }
    if (mayInvite) return check.rights;
    wasChecked = true;
  }
  // An account that could not answer now may be the one: that is told before a lack of rights.
  const soonest = failures.toSorted((a, b) => endOf(a) - endOf(b))[0];
  if (!soonest || (wasChecked && catalogue[soonest.code].retry !== 'later'))
    throw problem('chat_admin_required');
  const { code, retryAfterSeconds, limit } = soonest;
  throw problem(code, { retryAfterSeconds, limit });
}

/** In how many seconds an account may answer: of those that end by themselves first what is known to be over soonest. */
const endOf = ({ code, retryAfterSeconds }: Failure): number =>
  catalogue[code].retry === 'later'
    ? (retryAfterSeconds ?? Number.MAX_SAFE_INTEGER)
    : Number.POSITIVE_INFINITY;

async function candidatesOf(accounts: UserAccounts, accountIds: readonly string[] | undefined) {
  const all = await accounts.list();
  if (!accountIds) return all.filter(({ state }) => state === 'active').map(({ id }) => id);
  const known = new Set(all.map(({ id }) => id));
  if (accountIds.some(id => !known.has(id))) throw problem('not_found');
  return accountIds;
}
