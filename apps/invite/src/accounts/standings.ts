import { type AccountManagerClient, type Ineligible, type PublicClient, unwrap } from '@muster/contracts';

/** Which accounts of a team could invite into a channel now, and why the others cannot. */
export type AskStandings = (
  teamId: string,
  channel: string,
) => Promise<{ eligible: string[]; ineligible: Ineligible[] }>;

/** {@link AskStandings} at account-manager. */
export function teamStandings(client: AccountManagerClient): AskStandings {
  return async (teamId, channel) => {
    const query = { teamId, channel, purpose: 'invite' } as const;
    return unwrap(await client.GET('/accounts/eligible', { params: { query } }));
  };
}

/** Accounts read at once: the largest page there is. */
const PAGE = 1_000;

/** What accounts of a team are in use for at this moment, by account. */
export type ReadHolders = () => Promise<Map<string, string>>;

/** {@link ReadHolders} at account-manager, on behalf of a user. */
export function teamHolders(client: PublicClient): ReadHolders {
  return async () => {
    const holders = new Map<string, string>();
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      const page = unwrap(await client.GET('/api/v1/leases', { params: { query } }));
      for (const { accountId, lease } of page.items) if (lease) holders.set(accountId, lease.holder);
      cursor = page.nextCursor;
    }
    return holders;
  };
}
