import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readiness } from '@muster/contracts';
import {
  collectMembers,
  connectAccount,
  prepareInvites,
  prepareWorld,
  registerUser,
  runInvites,
  type Suite,
  type SuiteVault,
  startSuite,
  startSuiteVault,
} from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeTargets } from './judge-outcome.ts';

const MEMBERS = 8;

describe('a suite whose secrets lie in Vault', () => {
  let directory: string;
  let vault: SuiteVault;
  let suite: Suite;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'muster-on-vault-'));
    vault = await startSuiteVault(directory);
    suite = await startSuite({ directory, mode: 'demo', vault });
  }, 120_000);
  afterAll(async () => {
    await suite?.stop();
    await vault?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  /** How each process says that it stands with its secrets. */
  const secretsChecks = () =>
    Promise.all(
      suite.healthUrls.map(async url => {
        const response = await fetch(`${url}/readyz`);
        return [response.status, Readiness.parse(await response.json()).checks.secrets];
      }),
    );

  it('does the main job, also while Vault is away, and after it has come back sealed', async () => {
    const world = await prepareWorld(suite.sandbox.control, { members: MEMBERS });
    const { api } = await registerUser(suite.gatewayUrl);
    await connectAccount(api, suite.sandbox.control, world.account);
    const parsed = await collectMembers(api, world.source.link, {});
    const { task } = await prepareInvites(api, {
      destination: world.destination.link,
      parsingTaskId: parsed.id,
    });

    await vault.server.kill();
    const inviting = runInvites(api, task.id, {});
    await expect.poll(secretsChecks, { timeout: 20_000 }).toEqual(suite.healthUrls.map(() => [200, 'held']));
    await vault.server.restart();
    await expect.poll(secretsChecks, { timeout: 20_000 }).toEqual(suite.healthUrls.map(() => [200, 'ok']));

    const done = await inviting;
    expect(done.state).toBe('completed');
    await judgeTargets({ suite }, api, world, done);
  });
});
