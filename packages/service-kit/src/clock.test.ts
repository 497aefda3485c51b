import { afterEach, expect, it, vi } from 'vitest';

const machine = vi.hoisted(() => ({ upSeconds: 1_000 }));
vi.mock('node:os', () => ({ uptime: () => machine.upSeconds }));
afterEach(() => void vi.useRealTimers());

/** A clock of a process that has just started. */
async function startClock() {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  return (await import('./clock.ts')).clock;
}

it('counts the time the machine slept', async () => {
  const clock = await startClock();
  const before = clock.monotonic();
  // What a sleep looks like: performance.now() stood still, wall clock and uptime went on.
  vi.setSystemTime(Date.now() + 60_000);
  machine.upSeconds += 60;
  expect(clock.monotonic() - before).toBe(60_000);
  vi.setSystemTime(Date.now() + 30_000);
  machine.upSeconds += 30;
  expect(clock.monotonic() - before).toBe(90_000);
});

it('does not follow a step of the wall clock', async () => {
  const clock = await startClock();
  const before = clock.monotonic();
  vi.setSystemTime(Date.now() + 86_400_000);
  expect(clock.monotonic() - before).toBe(0);
  vi.setSystemTime(Date.now() - 2 * 86_400_000);
  expect(clock.monotonic() - before).toBe(0);
});

it('goes on with the time the process runs', async () => {
  const clock = await startClock();
  const before = clock.monotonic();
  vi.advanceTimersByTime(5_000);
  machine.upSeconds += 5;
  expect(clock.monotonic() - before).toBe(5_000);
});
