import { expect, it } from 'vitest';
import { filterOf, isFiltered, validateResultsSearch } from './search.ts';

it('reads what the router made of the address', () => {
  const search = { text: ' ann ', hasUsername: true, bot: false, person: '5551234567' };
  expect(validateResultsSearch(search)).toEqual({ ...search, text: 'ann' });
  expect(validateResultsSearch({ text: 42, person: 7 })).toEqual({ text: '42', person: '7' });
});

it('leaves out what is none of it', () => {
  const search = { text: '', hasUsername: 'yes', premium: 1, person: '../admin', other: true };
  expect(validateResultsSearch(search)).toEqual({});
});

it('tells apart who is looked at and whom the table shows', () => {
  expect(filterOf({ person: '7' })).toEqual({});
  expect(isFiltered(filterOf({ person: '7' }))).toBe(false);
  expect(isFiltered(filterOf({ person: '7', bot: false }))).toBe(true);
});
