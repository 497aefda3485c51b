import { newId } from '@muster/service-kit';
import { expect, it } from 'vitest';
import { drawPause } from './draw-pause.ts';
import { defaultProfile } from './table.ts';

const { invite, resolve } = defaultProfile.actions;

it('draws the same pause for the same permit, whoever decides it', () => {
  const permitId = newId();
  expect(drawPause(invite, permitId)).toBe(drawPause(invite, permitId));
});

it('spreads them from the least to the most', () => {
  const [least, most] = invite.pauseMs;
  const drawn = Array.from({ length: 10_000 }, () => drawPause(invite, newId()));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(least);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(most);
  const tenth = (most - least) / 10;
  for (let i = 0; i < 10; i++) {
    const from = least + i * tenth;
    const count = drawn.filter(pause => pause >= from && pause < from + tenth).length;
    // 1,000 are expected; 200 more or less are 6.7 standard deviations.
    expect(Math.abs(count - 1_000)).toBeLessThan(200);
  }
});

it('draws none where there is none, and the only one where there is one', () => {
  expect(drawPause(resolve, newId())).toBe(0);
  expect(drawPause({ limits: [], pauseMs: [7, 7] }, newId())).toBe(7);
});
