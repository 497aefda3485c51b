import type { AccountInUse } from '@muster/contracts';
import { type Pool, problem, type Redis, toPage } from '@muster/service-kit';
import { findTeamAccounts, type KnownAccount } from '../accounts/repository.ts';
import type { RebuildDependencies } from '../recovery/rebuild.ts';
import { isUndecided, withRebuild } from '../recovery/with-rebuild.ts';
import { type HeldLook, readLeases } from '../scripts/read-leases.ts';

type ListDependencies = RebuildDependencies & { pool: Pool; redis: Redis };

/** The accounts of a team that are in use at this moment, in the order of their ids. */
export async function listLeases(
  dependencies: ListDependencies,
  teamId: string,
  { cursor = '', limit }: { cursor?: string | undefined; limit: number },
) {
  const accounts = await findTeamAccounts(dependencies.pool, teamId);
  const leases = await readLeases(
    dependencies.redis,
    accounts.map(account => account.personKey),
  );
  const inUse: AccountInUse[] = [];
  for (const [i, account] of accounts.entries()) {
    const lease = leases[i];
    if (!lease) throw new Error('an account was not read');
    const held = lease.status === 'rebuild' ? await readAnew(dependencies, account) : lease;
    if (held.status === 'held') inUse.push(...present(account, held, accounts));
  }
  const after = inUse.filter(({ accountId }) => accountId > cursor).map(use => ({ id: use.accountId, use }));
  return toPage(after, limit, inUse.length, ({ use }) => use);
}

async function readAnew(dependencies: ListDependencies, account: KnownAccount): Promise<HeldLook> {
  const { personKey } = account;
  const subject = { personKey, channelKey: null };
  const look = await withRebuild<HeldLook>(dependencies, subject, async () => {
    const [reply] = await readLeases(dependencies.redis, [personKey]);
    if (!reply) throw new Error('a person was not read');
    return reply;
  });
  if (isUndecided(look)) throw problem('service_unavailable');
  return look;
}

/** A person who is connected twice is shown once: as the account that holds the lease, where that is the team's own. */
function present(
  { id: accountId, loggedOutAt }: KnownAccount,
  held: Extract<HeldLook, { status: 'held' }>,
  own: readonly KnownAccount[],
): AccountInUse[] {
  if (held.accountId === accountId) {
    const { holder, purpose, since, until } = held;
    const [start, end] = [new Date(since), new Date(until)];
    return [
      { accountId, lease: { holder, purpose, since: start.toISOString(), expiresAt: end.toISOString() } },
    ];
  }
  const isShownElsewhere = loggedOutAt !== null || own.some(({ id }) => id === held.accountId);
  return isShownElsewhere ? [] : [{ accountId, lease: null }];
}
