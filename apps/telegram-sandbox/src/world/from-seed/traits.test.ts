import { expect, it } from 'vitest';
import { trait } from './traits.ts';

it('draws no two traits of a person with one number, so that none follows from another', () => {
  const numbers = Object.values(trait);
  expect(new Set(numbers).size).toBe(numbers.length);
});
