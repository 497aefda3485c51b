import { expect, it } from 'vitest';
import { createRowCounter } from './count-rows.ts';

const pieces = (...texts: string[]) => texts.map(text => new TextEncoder().encode(text));
const countAll = (...texts: string[]) =>
  pieces(...texts)
    .map(createRowCounter())
    .at(-1);

it('counts the rows that have ended, wherever the pieces are cut', () => {
  expect(countAll('id,name\n1,A', 'nn\n2', ',Bob\n3,C')).toBe(3);
  expect(countAll('')).toBe(0);
});

it('takes a line that ends within quotes for a part of its row', () => {
  expect(countAll('1,"Ann\nLee"\n', '2,"say ""hi', '""\n"\n')).toBe(2);
});
