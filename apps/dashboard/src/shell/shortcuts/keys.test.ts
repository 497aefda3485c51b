import { expect, it } from 'vitest';
import { latinLetter } from './keys.ts';

it('is what is written on a Latin keyboard, wherever the key lies', () => {
  expect(latinLetter({ key: 'g', code: 'KeyG' })).toBe('g');
  // Dvorak has its `g` where others have `u`.
  expect(latinLetter({ key: 'g', code: 'KeyU' })).toBe('g');
  expect(latinLetter({ key: 'K', code: 'KeyK' })).toBe('k');
});

it('is what lies there on a keyboard of another alphabet', () => {
  expect(latinLetter({ key: 'п', code: 'KeyG' })).toBe('g');
});

it('leaves alone what is no letter', () => {
  expect(latinLetter({ key: '?', code: 'Slash' })).toBe('?');
  // A Russian keyboard has it elsewhere.
  expect(latinLetter({ key: '?', code: 'Digit7' })).toBe('?');
});
