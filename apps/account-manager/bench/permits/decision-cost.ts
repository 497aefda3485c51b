import { median } from '@muster/testkit';
import { Pool } from 'undici';
import { isGranted, type Post } from './ask.ts';
import { takeLeases } from './holders.ts';
import type { AccountManager, Installation } from './installation.ts';
import { type BenchAccount, createWorld, type Day } from './world.ts';

/** How long one decision takes, in µs, with few and with many accounts known. */
export type DecisionCost = { few: number; many: number };

/**
 * One permit asked of an installation of `few` accounts and one of an installation of as many as `accounts` come from,
 * side by side in time and first by turns: whatever else the machine does, it does to both. Limits allow an account a
 * round only once, so the small installation is emptied and made anew for each.
 */
export async function measureDecisionCost(
  installation: Installation,
  many: AccountManager,
  accounts: Iterator<BenchAccount>,
  { rounds, warmUpRounds, few: count, day }: { rounds: number; warmUpRounds: number; few: number; day: Day },
): Promise<DecisionCost> {
  const few = await installation.startAccountManager('few');
  const postsFor = async ({ url }: AccountManager, holders: readonly BenchAccount[]) =>
    (await takeLeases(url, installation.headers(), holders)).flat();
  const toFew = new Pool(few.url, { connections: 1 });
  const toMany = new Pool(many.url, { connections: 1 });
  const askFew = (post: Post) => ask(toFew, installation.headers(), post);
  const askMany = (post: Post) => ask(toMany, installation.headers(), post);
  const costs: DecisionCost[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    await empty(few);
    const postsToFew = await postsFor(few, await createWorld(few.dependencies, count, day));
    const postsToMany = await postsFor(many, takeFrom(accounts, count));
    for (const [i, postToFew] of postsToFew.entries()) {
      const postToMany = postsToMany[i];
      if (!postToMany) throw new Error('both installations are asked as often');
      const cost =
        i % 2 === 0
          ? { few: await askFew(postToFew), many: await askMany(postToMany) }
          : { many: await askMany(postToMany), few: await askFew(postToFew) };
      if (round >= warmUpRounds) costs.push(cost);
    }
  }
  await Promise.all([toFew.close(), toMany.close()]);
  return { few: median(costs.map(cost => cost.few)), many: median(costs.map(cost => cost.many)) };
}

/** Asks for one permit, which must be granted, and answers how long that took, in µs. */
async function ask(pool: Pool, headers: Record<string, string>, { path, body }: Post): Promise<number> {
  const begin = performance.now();
  const response = await pool.request({ method: 'POST', path, headers, body });
  const answer = await response.body.text();
  const took = performance.now() - begin;
  if (!isGranted(response.statusCode, answer)) throw new Error(`${path} was answered ${answer}`);
  return took * 1_000;
}

/** @throws when there are no more */
export function takeFrom(accounts: Iterator<BenchAccount>, count: number): BenchAccount[] {
  return Array.from({ length: count }, () => {
    const { value, done } = accounts.next();
    if (done) throw new Error('the world has too few accounts');
    return value;
  });
}

async function empty({ dependencies: { pool, redis } }: AccountManager): Promise<void> {
  await pool.query('TRUNCATE accounts, invite_rights, heads, lifetime_counts, ledger');
  await redis.flushdb();
}
