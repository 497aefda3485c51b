import { createMetrics } from '@muster/service-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Vault } from '../src/vault/client.ts';
import { initialise } from '../src/vault/initialise.ts';
import { readSealStatus } from '../src/vault/seal.ts';
import { sealMetrics } from '../src/watch/metrics.ts';
import { type SealWatch, watchSeal } from '../src/watch/watch-seal.ts';
import { emptyVault, restart } from './a-vault.ts';

describe('the watch', () => {
  let server: Awaited<ReturnType<typeof emptyVault>>['server'];
  let vault: Vault;
  let shares: readonly string[];
  let given: readonly string[];
  let lines: { level: string; text: string }[];
  let metrics: ReturnType<typeof createMetrics>;
  let watch: SealWatch;

  beforeEach(async () => {
    ({ server, vault } = await emptyVault());
    ({ shares } = await initialise(vault, { shares: 5, threshold: 3 }));
    given = shares.slice(0, 3);
    lines = [];
    const line = (level: string) => (fields: object, text: string) =>
      void lines.push({ level, text: `${text} ${JSON.stringify(fields)}` });
    metrics = createMetrics('vault-operator');
    watch = watchSeal({
      vault,
      readShares: async () => given,
      log: { info: line('info'), warn: line('warn') },
      metrics: sealMetrics(metrics),
    });
  });
  afterEach(() => watch.close());

  const untilOpen = (timeout = 20_000) => vi.waitFor(() => watch.assertOpen(), { timeout, interval: 20 });
  const value = async (name: string) =>
    Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(await metrics.registry.metrics())?.[1]);

  it('opens a sealed Vault, and again within 5 s of its answering after a restart', async () => {
    await untilOpen();
    await server.kill();
    await vi.waitFor(async () => expect(await value('vault_reachable')).toBe(0), { timeout: 5_000 });
    await expect(watch.assertOpen()).rejects.toThrow('does not answer');
    await server.restart();
    await untilOpen(5_000);
    expect((await readSealStatus(vault)).sealed).toBe(false);
    expect(await value('vault_sealed')).toBe(0);
    expect(await value('vault_initialised')).toBe(1);
    expect(await value('vault_last_unseal_timestamp_seconds')).toBeGreaterThan(Date.now() / 1000 - 60);
    expect(await value('vault_unseals_total')).toBe(2);
  });

  it('says once what is wrong, never a share, and uses shares that are put right meanwhile', async () => {
    await untilOpen();
    given = [...shares.slice(0, 2), Buffer.alloc(33, 7).toString('base64')];
    await server.restart();
    await vi.waitFor(() => expect(lines.some(({ level }) => level === 'warn')).toBe(true), {
      timeout: 5_000,
    });
    await expect(watch.assertOpen()).rejects.toThrow('Vault stays sealed');
    given = shares.slice(2);
    await untilOpen();
    expect(lines.filter(({ text }) => text.includes('a share is wrong'))).toHaveLength(1);
    for (const share of [...shares, ...given]) expect(JSON.stringify(lines)).not.toContain(share);
  });

  it('leaves people alone who open Vault while its own shares do not, and tells until there are others', async () => {
    await untilOpen();
    await watch.close();
    await server.restart();
    given = [...shares.slice(0, 2), Buffer.alloc(33, 7).toString('base64')];
    let looks = 0;
    const own = createMetrics('vault-operator');
    const figure = async (name: string) =>
      Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(await own.registry.metrics())?.[1]);
    watch = watchSeal({
      vault,
      readShares: async () => {
        looks += 1;
        return given;
      },
      log: { info: () => {}, warn: () => {} },
      metrics: sealMetrics(own),
      lookEveryMs: 5,
    });
    await vi.waitFor(() => expect(watch.assertOpen()).rejects.toThrow('a share is wrong'), {
      timeout: 20_000,
    });
    expect(await figure('vault_unseal_shares_unfit')).toBe(1);
    const give = (share = '') => vault.tell({ method: 'POST', path: 'sys/unseal', body: { key: share } });
    for (const share of shares.slice(0, 2)) {
      await give(share);
      const before = looks;
      await vi.waitFor(() => expect(looks).toBeGreaterThan(before + 20), { timeout: 20_000 });
    }
    expect((await readSealStatus(vault)).progress).toBe(2);
    expect(await figure('vault_unseals_total')).toBe(1);
    await give(shares[2]);
    await untilOpen();
    expect(await figure('vault_unseal_shares_unfit')).toBe(1);
    given = shares.slice(2);
    await vi.waitFor(async () => expect(await figure('vault_unseal_shares_unfit')).toBe(0));
  });

  it('stops when it is told to, and leaves Vault as it is', async () => {
    await untilOpen();
    await watch.close();
    await restart({ server, vault });
    expect((await readSealStatus(vault)).sealed).toBe(true);
  });
});
