import { createMetrics } from '@muster/service-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Rotated } from '../../src/commands/rotate.ts';
import { loadConfig } from '../../src/config.ts';
import { type RotationSchedule, scheduleRotations } from '../../src/watch/schedule-rotations.ts';

const EVERY_SECOND = '* * * * * *';

describe('rotations on a schedule', () => {
  let metrics: ReturnType<typeof createMetrics>;
  let lines: string[];
  let schedule: RotationSchedule | undefined;
  beforeEach(() => {
    metrics = createMetrics('vault-operator');
    lines = [];
    schedule = undefined;
  });
  afterEach(() => schedule?.close());

  const open = (
    when: Partial<Record<Rotated, string>>,
    rotate: Parameters<typeof scheduleRotations>[0]['rotate'],
    againAfterMs?: number,
  ) => {
    const log = (fields: object, text: string) => void lines.push(`${text} ${JSON.stringify(fields)}`);
    schedule = scheduleRotations({
      when,
      rotate,
      metrics,
      log: { info: log, error: log },
      ...(againAfterMs !== undefined && { againAfterMs }),
    });
    return schedule;
  };
  const value = async (name: string, labels: string) => {
    const page = await metrics.registry.metrics();
    const line = page.split('\n').find(each => each.startsWith(`${name}{`) && each.includes(labels));
    return line === undefined ? null : Number(line.split(' ').at(-1));
  };

  it('begin when they are due, and only those that are asked for', async () => {
    const begun: string[] = [];
    open({ 'secret-id': EVERY_SECOND }, async what => void begun.push(what));
    await vi.waitFor(() => expect(begun).toContain('secret-id'), { timeout: 10_000 });
    expect(new Set(begun).size).toBe(1);
    expect(await value('rotations_total', 'what="jwt-keys"')).toBeNull();
  });

  it('come one after the other; one that fails is said, counted, and keeps no other', async () => {
    const order: string[] = [];
    const { rotate } = open({ 'secret-id': '0 3 * * *' }, async (what, tell) => {
      order.push(`${what} begins`);
      await new Promise(resolve => setImmediate(resolve));
      tell('a line');
      order.push(`${what} ends`);
      if (what === 'session-key') throw new Error('Vault is away');
    });
    await Promise.all([rotate('session-key'), rotate('secret-id')]);
    expect(order).toEqual(['session-key begins', 'session-key ends', 'secret-id begins', 'secret-id ends']);
    expect(await value('rotations_total', 'what="session-key",outcome="failed"')).toBe(1);
    expect(await value('rotations_total', 'what="secret-id",outcome="done"')).toBe(1);
    expect(await value('rotations_total', 'what="secret-id",outcome="failed"')).toBe(0);
    const lastDone = await value('rotation_last_success_timestamp_seconds', 'what="secret-id"');
    expect(Math.abs((lastDone ?? 0) - Date.now() / 1000)).toBeLessThan(60);
    expect(lines).toContain('a line {"rotation":"secret-id"}');
  });

  it('are tried again when they have failed, until they are done', async () => {
    let tries = 0;
    const { rotate } = open(
      {},
      async () => {
        tries += 1;
        if (tries < 3) throw new Error('Vault is away');
      },
      1,
    );
    await rotate('secret-id');
    await vi.waitFor(async () => expect(await value('rotations_total', 'outcome="done"')).toBe(1));
    expect(tries).toBe(3);
  });

  it('are given up after some tries, until they are due again', async () => {
    const { rotate, close } = open({}, () => Promise.reject(new Error('Vault is away')), 1);
    await rotate('jwt-keys');
    const failed = () => value('rotations_total', 'what="jwt-keys",outcome="failed"');
    await vi.waitFor(async () => expect(await failed()).toBe(4));
    await close();
    expect(lines.at(-1)).toContain('"againAtMost":0');
    expect(await failed()).toBe(4);
  });

  it('are broken off at the end of the process, which is no failure', async () => {
    const opened = open({}, (_what, _tell, signal) => {
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    });
    const running = opened.rotate('secret-id');
    await opened.close();
    await running;
    expect(await value('rotations_total', 'outcome="failed"')).toBeNull();
  });

  it('are refused where cron would not know when', () => {
    const load = (pattern: string) =>
      loadConfig({ VAULT_ADDR: 'https://vault:8200', ROTATE_SECRET_IDS: pattern });
    expect(load('0 3 * * *').ROTATE_SECRET_IDS).toBe('0 3 * * *');
    for (const wrong of ['daily', '61 3 * * *', '']) expect(() => load(wrong)).toThrow('no pattern of cron');
  });
});
