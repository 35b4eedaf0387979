import { expect, it } from 'vitest';
import { readSearch, writeSearch } from './plainSearch.ts';

it('what is written into an address is read out of it again, texts as texts', () => {
  const search = {
    q: '350100',
    where: ['revenue_y1:20000000..', 'own_brand:true'],
    return: '/firms?q=a&page=2',
    tier: 'a b+c',
  };
  expect(writeSearch(search)).toBe(
    '?q=350100&where=revenue_y1:20000000..&where=own_brand:true&return=/firms%3Fq%3Da%26page%3D2&tier=a+b%2Bc',
  );
  expect(readSearch(writeSearch(search))).toEqual(search);
});

it('what has no value is left out', () => {
  expect(writeSearch({ q: '', region: undefined, where: [], page: null })).toBe('');
  expect(readSearch('')).toEqual({});
});
