import { expect, it } from 'vitest';
import { matching, type PaletteItem } from './palette-item.ts';

const item = (label: string, about?: string): PaletteItem => ({
  id: label,
  label,
  ...(about && { about }),
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: no icon is drawn here.
  icon: (() => null) as unknown as PaletteItem['icon'],
  run: () => {},
});
const items = [item('Accounts'), item('Ada, evenings', '@ada'), item('Журнал аккаунтов')];
const found = (typed: string) => matching(items, typed).map(({ label }) => label);

it('finds by any part of what something is called, however it is written', () => {
  expect(found('ACC')).toEqual(['Accounts']);
  expect(found('АККАУНТ')).toEqual(['Журнал аккаунтов']);
  expect(found('@ada')).toEqual(['Ada, evenings']);
});

it('wants all words, in any order', () => {
  expect(found('even ada')).toEqual(['Ada, evenings']);
  expect(found('even bob')).toEqual([]);
});

it('finds everything while nothing is typed', () => {
  expect(found('  ')).toHaveLength(items.length);
});
