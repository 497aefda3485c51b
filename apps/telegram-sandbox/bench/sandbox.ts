/**
 * What the sandbox costs and how fast it is, with gramjs in processes of their own. Telegram's patience is
 * switched off: the clients here hurry.
 *
 * The testkit is reached by its path, for it depends on this app and cannot be a dependency of it.
 */
import { runBench } from '../../../packages/testkit/src/bench/run-bench.ts';
import { measureCrowd } from './figures/crowd.ts';
import { measureLargeWorld } from './figures/large-world.ts';
import { measureListing } from './figures/listing.ts';

await runBench(async ({ small }) => [
  ...(await measureLargeWorld(small)),
  await measureListing(small),
  ...(await measureCrowd(small)),
]);
