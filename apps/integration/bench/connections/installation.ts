import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PublicClient } from '@muster/contracts';
import { LocalSecretStore, SigningKey, secretPaths } from '@muster/secrets';
import { createJwtSigner, createServiceTokens, onBehalfOf } from '@muster/service-kit';
import {
  type Balancer,
  registerUser,
  type Suite,
  startBalancer,
  startSuite,
  suiteLayout,
} from '@muster/testkit';

/** The whole suite, with integration behind an address that more of it can join. */
export type Installation = {
  suite: Suite;
  balancer: Balancer;
  /** A team of its own, which reaches integration as the gateway does: without the gateway's rate limits. */
  newTeam(): Promise<Team>;
  stop(): Promise<void>;
};

export type Team = { api: PublicClient; accessToken: string };

export async function startInstallation(): Promise<Installation> {
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-bench-connections-'));
  const balancer = await startBalancer();
  const env = { INTEGRATION_URL: balancer.url, LOG_LEVEL: 'warn' };
  const suite = await startSuite({ directory, mode: 'demo', env });
  balancer.targets.push(Number(new URL(suite.serviceUrl('integration')).port));
  const { secrets, secretsKey } = suiteLayout(directory);
  const store = await LocalSecretStore.open({ dir: secrets, keyFile: secretsKey });
  const sign = createJwtSigner(await store.read(secretPaths.serviceKey('gateway'), SigningKey));
  const tokenFor = createServiceTokens('gateway', sign);
  return {
    suite,
    balancer,
    async newTeam() {
      const { accessToken } = await registerUser(suite.gatewayUrl);
      return { accessToken, api: onBehalfOf('integration', balancer.url, tokenFor, accessToken) };
    },
    async stop() {
      await suite.stop();
      await balancer.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
