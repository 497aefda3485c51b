import type { Connected } from './connect-accounts.ts';
import type { Installation, Team } from './installation.ts';

const MORE_REPLICAS = 2;

/** How often a call is tried again that finds nobody, in ms. */
const TRY_EVERY_MS = 250;

/** Longer than anybody waits, in ms. */
const LONGEST_MS = 60_000;

/**
 * Kills the replica that owns all these accounts while calls for them are under way at all three.
 * @returns after how long the first and the last account acted again, in s
 */
export async function measureTakeOver(
  { suite, balancer }: Installation,
  { api }: Team,
  accounts: readonly Connected[],
): Promise<{ first: number; last: number }> {
  const replicas = [];
  while (replicas.length < MORE_REPLICAS) replicas.push(await suite.addReplica('integration'));
  const acts = async ({ id, channel }: Connected): Promise<boolean> => {
    const params = { path: { id } };
    const answer = await api
      .POST('/api/v1/accounts/{id}/channels/check', { params, body: { channel } })
      .catch(() => null);
    return answer?.response.ok ?? false;
  };
  if (!(await Promise.all(accounts.map(acts))).every(Boolean)) throw new Error('not every account can act');
  balancer.targets.push(...replicas.map(({ port }) => port));

  const underWay = accounts.map(acts);
  await suite.kill('integration');
  const killedAt = performance.now();
  await Promise.all(underWay);
  const after = await Promise.all(
    accounts.map(async account => {
      while (!(await acts(account))) {
        if (performance.now() - killedAt > LONGEST_MS) throw new Error('an account was not taken over');
        await new Promise(resolve => setTimeout(resolve, TRY_EVERY_MS));
      }
      return (performance.now() - killedAt) / 1000;
    }),
  );
  await Promise.all(replicas.map(replica => replica.stop()));
  return { first: Math.min(...after), last: Math.max(...after) };
}
