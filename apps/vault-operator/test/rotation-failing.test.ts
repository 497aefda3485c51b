import { createMetrics } from '@muster/service-kit';
import { expect, it, onTestFinished, vi } from 'vitest';
import { scheduleRotations } from '../src/watch/schedule-rotations.ts';

const NEVER = '0 0 29 2 *';

/** A schedule whose rotations fail until they are mended; tries follow at once. */
function failing() {
  const metrics = createMetrics('vault-operator');
  let isMended = false;
  const schedule = scheduleRotations({
    when: { 'session-key': NEVER, 'jwt-keys': NEVER },
    rotate: async () => {
      if (!isMended) throw new Error('a process is down');
    },
    log: { info: () => {}, error: () => {} },
    metrics,
    againAfterMs: 1,
    laterEveryMs: 50,
  });
  onTestFinished(() => schedule.close());
  const value = async (name: string, labels: string) => {
    const page = await metrics.registry.metrics();
    return new RegExp(`^${name}\\{${labels},.*\\} (\\d+)$`, 'm').exec(page)?.[1] ?? null;
  };
  const mend = () => {
    isMended = true;
  };
  return { schedule, value, mend };
}

it('a rotation is said to be failing from the try that failed until the next one that is done', async () => {
  const { schedule, value, mend } = failing();
  const isFailing = (what: string) => value('rotation_failing', `what="${what}"`);
  expect([await isFailing('session-key'), await isFailing('jwt-keys')]).toEqual(['0', '0']);
  // By hand alone: nobody asked for it on a schedule.
  expect(await isFailing('secret-id')).toBeNull();
  await schedule.rotate('session-key');
  expect([await isFailing('session-key'), await isFailing('jwt-keys')]).toEqual(['1', '0']);
  mend();
  await schedule.rotate('session-key');
  expect(await isFailing('session-key')).toBe('0');
});

it('a rotation that goes on failing is tried again and again, also where its schedule is long', async () => {
  const { schedule, value, mend } = failing();
  await schedule.rotate('jwt-keys');
  const failed = async () => Number(await value('rotations_total', 'what="jwt-keys",outcome="failed"'));
  // The first try, three that follow soon, and two of the slow ones.
  await vi.waitFor(async () => expect(await failed()).toBeGreaterThanOrEqual(6));
  mend();
  await vi.waitFor(async () => expect(await value('rotation_failing', 'what="jwt-keys"')).toBe('0'));
});
