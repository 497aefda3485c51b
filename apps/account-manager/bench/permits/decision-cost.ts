import { median } from '@muster/testkit';
import { PERMITS_A_HOLDER, takeLeases } from './holders.ts';
import type { AccountManager, Installation } from './installation.ts';
import type { LoadGenerator } from './load.ts';
import { type BenchAccount, createWorld, type Day } from './world.ts';

const CONNECTIONS = 50;
const FEW = 100;
const WARM_UP_ROUNDS = 2;

/** What one permit costs, in µs, with few and with many accounts known. */
export type DecisionCost = { few: number; many: number };

/**
 * The same load on an installation of 100 accounts and on one of as many as `accounts` come from, by turns. Limits
 * allow an account a load once only, so the small one is emptied and made anew for every round.
 */
export async function measureDecisionCost(
  installation: Installation,
  many: AccountManager,
  generator: LoadGenerator,
  accounts: Iterator<BenchAccount>,
  { rounds, day }: { rounds: number; day: Day },
): Promise<DecisionCost> {
  const few = await installation.startAccountManager('few');
  const costOf = async ({ url }: AccountManager, holders: readonly BenchAccount[]) => {
    const headers = installation.headers();
    const posts = await takeLeases(url, headers, holders);
    const { tookMs } = await generator.run({ url, connections: CONNECTIONS, headers, holders: posts });
    return (tookMs * 1_000) / (holders.length * PERMITS_A_HOLDER);
  };
  const costs: DecisionCost[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    await empty(few);
    const small = await costOf(few, await createWorld(few.dependencies, FEW, day));
    const large = await costOf(many, takeFrom(accounts, FEW));
    if (round >= WARM_UP_ROUNDS) costs.push({ few: small, many: large });
  }
  return { few: median(costs.map(cost => cost.few)), many: median(costs.map(cost => cost.many)) };
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
