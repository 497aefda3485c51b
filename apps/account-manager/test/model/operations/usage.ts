import { readUsage } from '../../../src/usage/read-usage.ts';
import { countsAt } from '../facts.ts';
import { type History, profileOf, redisNow, replicaOf, violate } from '../history.ts';

/** What is told of each limit is what the facts say: nothing was lost, and nothing is counted that never was. */
export async function compareUsage(history: History): Promise<void> {
  const now = redisNow(history);
  const replica = replicaOf(history, 0);
  for (const [index, { accountId, teamId }] of history.people.entries()) {
    const own = history.grants.filter(grant => grant.person === index);
    if (own.length === 0) continue;
    const run = await replica.run(() => readUsage(replica, accountId, teamId), null);
    if (run.status !== 'answered') throw new Error('nothing strikes here');
    const usage = run.value;
    for (const [action, { limits }] of Object.entries(profileOf(history).actions)) {
      for (const { name, windowMs, counts } of limits) {
        const told = usage.limits.find(limit => limit.name === name);
        const isCounted = (at: number | null) => at !== null && at > now - windowMs;
        const used = own.filter(grant => grant.action === action && isCounted(countsAt(grant))).length;
        if (counts === 'all' && told?.used !== used)
          violate(history, `${told?.used} ${name} of person ${index} are told, and there were ${used}`);
      }
    }
    const invites = own.filter(grant => grant.action === 'invite' && countsAt(grant) !== null);
    for (const [channel, into] of Map.groupBy(invites, ({ channel }) => channel)) {
      const told = usage.channels.find(known => known.channel === channel);
      // Where others invited is not told.
      if (!into.some(grant => grant.teamId === teamId)) continue;
      if (told?.ever !== into.length)
        violate(
          history,
          `${told?.ever} invites ever of person ${index} are told, and there were ${into.length}`,
        );
    }
  }
}
