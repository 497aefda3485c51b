/**
 * How long the main job takes on a running suite in demo mode, from registering to the last invitation, beside the
 * least that its limits allow: between two invitations of an account lie a second for clocks that differ and a pause
 * drawn evenly from 100 to 200 ms. Everything above that is Muster's own time.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  collectMembers,
  connectAccount,
  median,
  prepareInvites,
  prepareWorld,
  registerUser,
  runBench,
  runInvites,
  type Suite,
  startSuite,
} from '@muster/testkit';

const BETWEEN_INVITES_SECONDS = 1 + 0.15;

await runBench(async ({ small }) => {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-main-job-'));
  const suite = await startSuite({ directory, mode: 'demo' });
  try {
    const jobs: Awaited<ReturnType<typeof measureJob>>[] = [];
    for (let run = 0; run < (small ? 1 : 3); run += 1) jobs.push(await measureJob(suite, small ? 5 : 25));
    return [
      {
        name: 'main-job',
        unit: 's',
        value: median(jobs.map(job => job.seconds)),
        baseline: median(jobs.map(job => job.least)),
        goal: { of: 'ratio', atMost: 1.5 },
      },
    ];
  } finally {
    await suite.stop();
    await rm(directory, { recursive: true, force: true });
  }
});

async function measureJob(suite: Suite, members: number): Promise<{ seconds: number; least: number }> {
  const { control } = suite.sandbox;
  const world = await prepareWorld(control, { members });
  const begin = performance.now();
  const { api } = await registerUser(suite.gatewayUrl);
  await connectAccount(api, control, world.account);
  const parsed = await collectMembers(api, world.source.link, {});
  const { task, imported } = await prepareInvites(api, {
    destination: world.destination.link,
    parsingTaskId: parsed.id,
  });
  const done = await runInvites(api, task.id, {});
  if (done.state !== 'completed') throw new Error(`the main job ended as ${done.state}`);
  const least = (imported.added - 1) * BETWEEN_INVITES_SECONDS;
  return { seconds: (performance.now() - begin) / 1000, least };
}
