import { brokenLimits } from '@muster/testkit';
import type { Outage } from './bound.ts';
import type { Executed } from './platform.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

/** @returns a sentence for each rule that what really happened broke: limits, restrictions, rights */
export function judge(
  world: World,
  begin: number,
  executed: readonly Executed[],
  outages: readonly Outage[],
): string[] {
  const connectedAt = new Map(world.accounts.map(({ id, ageDays }) => [id, begin - ageDays * DAY_MS]));
  const rights = new Map(world.accounts.map(account => [account.id, account.rights]));
  const outagesOf = Map.groupBy(outages, ({ accountId }) => accountId);
  const inOrder = executed.toSorted((a, b) => a.at - b.at);
  const wrong = inOrder.flatMap(({ accountId, chatId, at }) => {
    const outage = outagesOf.get(accountId)?.find(({ since, until }) => since < at && at < until);
    return [
      ...(outage ? [`account ${accountId}: an invite while it was out of work`] : []),
      ...(rights.get(accountId)?.has(chatId) ? [] : [`account ${accountId}: an invite without the right to`]),
    ];
  });
  return [...brokenLimits(inOrder, connectedAt), ...wrong];
}
