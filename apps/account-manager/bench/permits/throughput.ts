import { median } from '@muster/testkit';
import pg from 'pg';
import { z } from 'zod';
import { takeFrom } from './decision-cost.ts';
import { PERMITS_A_HOLDER, takeLeases, toAsks, toBaselinePosts } from './holders.ts';
import type { AccountManager, Installation } from './installation.ts';
import type { Load, LoadGenerator } from './load.ts';
import type { BenchAccount } from './world.ts';

const CONNECTIONS = 50;

export type Measured = { permitsASecond: number; p99Ms: number };
export type Throughput = { permits: Measured; bareRoute: Measured; usualWay: Measured };
export type Size = { rounds: number; warmUpRounds: number; holders: number };

/**
 * Candidate and baselines under the same load by turns, each round on accounts of its own; medians of the rounds.
 * @param accounts as many as `size` needs, which have not been asked anything yet
 */
export async function measureThroughput(
  installation: Installation,
  accountManager: AccountManager,
  generator: LoadGenerator,
  accounts: Iterator<BenchAccount>,
  size: Size,
): Promise<Throughput> {
  const { headers } = installation;
  const [bareRoute, usualWay] = await Promise.all([
    installation.startBaseline('bare-route'),
    installation.startBaseline('usual-way'),
  ]);
  const take = (count: number) => takeFrom(accounts, count);
  const run = async (url: string, holders: Load['holders']) =>
    toMeasured(await generator.run({ url, connections: CONNECTIONS, headers: headers(), holders }));
  const measure = {
    bareRoute: async (count: number) =>
      run(
        bareRoute.url,
        take(count).map(account => toBaselinePosts(toAsks(account))),
      ),
    permits: async (count: number) =>
      run(accountManager.url, await takeLeases(accountManager.url, headers(), take(count))),
    usualWay: async (count: number) =>
      run(
        usualWay.url,
        take(count).map(account => toBaselinePosts(toAsks(account))),
      ),
  };

  const rounds: Throughput[] = [];
  for (let round = 0; round < size.warmUpRounds + size.rounds; round++) {
    const measured = {
      bareRoute: await measure.bareRoute(size.holders),
      permits: await measure.permits(size.holders),
      usualWay: await measure.usualWay(size.holders),
    };
    if (round >= size.warmUpRounds) rounds.push(measured);
  }

  const granted = (size.warmUpRounds + size.rounds) * size.holders * PERMITS_A_HOLDER;
  const { DATABASE_URL } = accountManager.dependencies.config;
  const inLedger = "SELECT count(*)::int FROM ledger WHERE kind = 'permit'";
  await assertRows(DATABASE_URL, inLedger, granted);
  await assertRows(bareRoute.databaseUrl, inLedger, granted);
  await assertRows(usualWay.databaseUrl, 'SELECT count(*)::int FROM permits', granted);
  for (const server of [bareRoute, usualWay]) server.stop();
  return {
    permits: medianOf(rounds.map(({ permits }) => permits)),
    bareRoute: medianOf(rounds.map(round => round.bareRoute)),
    usualWay: medianOf(rounds.map(round => round.usualWay)),
  };
}

function toMeasured({ tookMs, latenciesMs }: { tookMs: number; latenciesMs: number[] }): Measured {
  const sorted = latenciesMs.sort((a, b) => a - b);
  return {
    permitsASecond: (sorted.length / tookMs) * 1_000,
    p99Ms: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN,
  };
}

const medianOf = (rounds: readonly Measured[]): Measured => ({
  permitsASecond: median(rounds.map(({ permitsASecond }) => permitsASecond)),
  p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
});

/** Every grant that was answered is a row, and every row an answer. */
async function assertRows(databaseUrl: string, count: string, granted: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(count);
  await client.end();
  const found = z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
  if (found !== granted) throw new Error(`${granted} permits were granted, and there are ${found} rows`);
}
