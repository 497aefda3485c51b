import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMetrics } from '@muster/service-kit';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { keepSnapshot, newestSnapshot } from '../src/snapshot/kept-snapshots.ts';
import { scheduleSnapshots } from '../src/watch/schedule-snapshots.ts';
import { aFolder } from './a-vault.ts';

const NIGHT = '30 4 * * *';
const at = (time: string) => Date.parse(`2026-03-${time}:00Z`);

describe('snapshots of a schedule', () => {
  it("lie whole and for their owner's eyes, the newest of them, beside what people have put there", async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'first.snap'), 'by hand');
    await writeFile(join(folder, 'vault-2026-02-01T043000Z.snap.draft'), 'of one that was killed');
    expect(await newestSnapshot(folder)).toBeNull();
    for (const day of ['01', '02', '03']) {
      const bytes = Buffer.from(`snapshot of day ${day}`);
      await keepSnapshot(bytes, { folder, takenAtMs: at(`${day}T04:30`), atMost: 2 });
    }
    expect((await readdir(folder)).sort()).toEqual([
      'first.snap',
      'vault-2026-03-02T043000Z.snap',
      'vault-2026-03-03T043000Z.snap',
    ]);
    const file = join(folder, 'vault-2026-03-03T043000Z.snap');
    expect(await newestSnapshot(folder)).toEqual({ file, takenAtMs: at('03T04:30'), bytes: 18 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toBe('snapshot of day 03');
  });

  it('are taken when they are due, and tried again an hour later where one fails', async () => {
    const watch = await watching({ from: at('01T12:00'), last: at('01T04:30') });
    await watch.moveTo(at('02T04:29'));
    expect(watch.tries).toEqual([]);
    watch.failing = true;
    await watch.moveTo(at('02T04:31'));
    expect(watch.tries).toEqual([at('02T04:30')]);
    expect(watch.lines).toEqual(['no snapshot of Vault could be taken; it is tried again in an hour']);
    watch.failing = false;
    await watch.moveTo(at('03T04:29'));
    expect(watch.tries.slice(1)).toEqual([at('02T05:30')]);
    await watch.moveTo(at('03T04:30'));
    expect(watch.tries.slice(2)).toEqual([at('03T04:30')]);
  });

  it('that were missed while nothing ran are made up for', async () => {
    const watch = await watching({ from: at('03T12:00'), last: at('02T04:30') });
    await watch.moveTo(at('03T12:02'));
    expect(watch.tries).toEqual([at('03T12:01')]);
  });

  it('tell how old and how large the newest is, as it lies there', async () => {
    const watch = await watching({ from: at('01T12:00'), last: null });
    const figures = async () =>
      (await watch.metrics.registry.metrics())
        .match(/^backup_\w+\{of="vault",.*$/gm)
        ?.map(line => line.split(' ')[1]);
    expect(await figures()).toEqual(['0', '0']);
    await watch.moveTo(at('01T12:02'));
    expect(await figures()).toEqual([String(at('01T12:01') / 1000), '8']);
  });

  it('are asked for by a pattern of cron', () => {
    const load = (more: object) => loadConfig({ VAULT_ADDR: 'https://vault:8200', ...more });
    expect(load({ TAKE_SNAPSHOTS: NIGHT })).toMatchObject({ TAKE_SNAPSHOTS: NIGHT, SNAPSHOTS_KEPT: 14 });
    expect(() => load({ TAKE_SNAPSHOTS: 'nightly' })).toThrow('no pattern of cron');
    expect(() => load({ SNAPSHOTS_KEPT: '0' })).toThrow('SNAPSHOTS_KEPT');
  });
});

/** A schedule by the night, at a moment and after a last snapshot; time stands until it is moved. */
async function watching({ from, last }: { from: number; last: number | null }) {
  const folder = await aFolder();
  if (last !== null) await keepSnapshot(Buffer.from('last'), { folder, takenAtMs: last, atMost: 9 });
  let nowMs = from;
  let sleeping: { atMs: number; wake: () => void } | null = null;
  const asleep = () => vi.waitFor(() => sleeping ?? expect.fail('it does not sleep yet'), { interval: 5 });
  const tries: number[] = [];
  const lines: string[] = [];
  const metrics = createMetrics('vault-operator');
  const watch = { tries, lines, metrics, failing: false, moveTo };
  const schedule = scheduleSnapshots({
    when: NIGHT,
    newest: () => newestSnapshot(folder),
    take: async () => {
      tries.push(nowMs);
      if (watch.failing) throw new Error('Vault is sealed');
      return keepSnapshot(Buffer.from('snapshot'), { folder, takenAtMs: nowMs, atMost: 9 });
    },
    log: { info: () => {}, error: (_, text) => void lines.push(text) },
    metrics,
    time: {
      now: () => nowMs,
      sleepUntil: (atMs, signal) =>
        new Promise((wake, reject) => {
          signal?.addEventListener('abort', reject);
          sleeping = { atMs, wake };
        }),
    },
  });
  onTestFinished(() => schedule.close());
  await asleep();
  return watch;

  /** To a later moment; what is due until then is done when this resolves. */
  async function moveTo(laterMs: number) {
    for (let next = await asleep(); next.atMs <= laterMs; next = await asleep()) {
      nowMs = next.atMs;
      sleeping = null;
      next.wake();
    }
    nowMs = laterMs;
  }
}
