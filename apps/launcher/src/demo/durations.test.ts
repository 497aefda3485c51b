import { expect, it } from 'vitest';
import { durations } from './durations.ts';

const moments = { startedAt: 48_000, jobBeganAt: 48_000, doneAt: 79_500 };

it('tells a newcomer what each step took, from the clone to the finished job', () => {
  expect(durations(moments, { MUSTER_BEGAN_AT: '1000', MUSTER_INSTALLED_AT: '42000' })).toBe(
    'Installed in 41.0 s, started in 6.0 s, main job done in 31.5 s, together 78.5 s.',
  );
});

it('tells who comes back how long the start took, when nothing had to be installed', () => {
  expect(durations(moments, { MUSTER_BEGAN_AT: '42000', MUSTER_INSTALLED_AT: '' })).toBe(
    'Started in 6.0 s, main job done in 31.5 s, together 37.5 s.',
  );
});

it('claims no start where the suite ran already', () => {
  const running = { ...moments, startedAt: undefined };
  expect(durations(running, { MUSTER_BEGAN_AT: '47000' })).toBe('Main job done in 31.5 s, together 32.5 s.');
});
