import { setTimeout as sleep } from 'node:timers/promises';
import { PublicKeys, secretPaths } from '@muster/secrets';
import { askVault } from '@muster/testkit';
import { z } from 'zod';
import type { Installation } from './installation.ts';

/** Long enough for a process that is started meanwhile to wait for Vault. */
const AWAY_MS = 3_000;

const SealStatus = z.object({ sealed: z.boolean() });

/**
 * Kills Vault, starts a service without it, and starts Vault again, sealed and touched by nobody but the watch.
 * @returns in s from Vault's first answer: until it is open, and until a secret was read by a new login and the service
 * that waited is ready
 */
export async function loseVault({ suite, vault }: Installation): Promise<{ open: number; usable: number }> {
  await vault.server.kill();
  const starting = suite.addReplica('parsing');
  await sleep(AWAY_MS);
  await vault.server.restart();
  const begin = performance.now();
  const since = () => (performance.now() - begin) / 1000;
  const opening = untilOpen(vault.server.url).then(since);
  const gateway = { role: 'gateway', process: 'gateway' };
  const reading = vault.read(gateway, secretPaths.servicePublicKeys, PublicKeys);
  const [open, replica] = await Promise.all([opening, starting, reading]);
  const usable = since();
  await replica.stop();
  return { open, usable };
}

async function untilOpen(url: string): Promise<void> {
  for (;;) {
    const { body } = await askVault(url, 'GET', 'sys/seal-status');
    if (!SealStatus.parse(body).sealed) return;
    await sleep(20);
  }
}
