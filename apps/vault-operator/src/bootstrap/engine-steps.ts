import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type Vault, VaultRefused } from '../vault/client.ts';
import { MOUNT } from '../vault/mounts.ts';
import type { Step } from './step.ts';

const Mounts = z.object({
  data: z.record(
    z.string(),
    z.object({ type: z.string(), options: z.record(z.string(), z.string()).nullish() }),
  ),
});

/** The engine that keeps the secrets, with their earlier versions. */
export async function secretsEngineStep(vault: Vault): Promise<Step> {
  const { data } = await vault.call({ method: 'GET', path: 'sys/mounts' }, Mounts);
  const mount = data[`${MOUNT}/`];
  const isOurs = mount?.type === 'kv' && mount.options?.version === '2';
  return {
    name: `secrets engine ${MOUNT}/ (KV, version 2)`,
    state: !mount ? 'missing' : isOurs ? 'there' : 'differs',
    async apply() {
      // What lies there now is not ours to take away.
      if (mount) throw new Error(`${MOUNT}/ holds another engine (${mount.type}); move it away first`);
      const body = { type: 'kv', options: { version: '2' }, description: 'Secrets of Muster' };
      await vault.tell({ method: 'POST', path: `sys/mounts/${MOUNT}`, body });
      await untilUsable(vault);
    },
  };
}

const LOOK_EVERY_MS = 50;
const USABLE_WITHIN_MS = 10_000;

/** A new engine refuses everything with 400 for a moment, until it has made itself one that keeps versions. */
async function untilUsable(vault: Vault): Promise<void> {
  const deadline = performance.now() + USABLE_WITHIN_MS;
  for (;;) {
    try {
      return await vault.tell({ method: 'GET', path: `${MOUNT}/config` });
    } catch (error) {
      const isPassing = error instanceof VaultRefused && error.status === 400;
      if (!isPassing || performance.now() > deadline) throw error;
    }
    await setTimeout(LOOK_EVERY_MS);
  }
}

/** The way in which services prove who they are. */
export async function appRoleStep(vault: Vault): Promise<Step> {
  const { data } = await vault.call({ method: 'GET', path: 'sys/auth' }, Mounts);
  return {
    name: 'auth method approle/',
    state: data['approle/'] ? 'there' : 'missing',
    apply: () => vault.tell({ method: 'POST', path: 'sys/auth/approle', body: { type: 'approle' } }),
  };
}
