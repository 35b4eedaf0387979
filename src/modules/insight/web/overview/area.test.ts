import { expect, it } from 'vitest';
import { codesDownTo, readArea } from './area.ts';

it('the address names a region and an industry; anything else in it is as good as nothing', () => {
  expect(readArea({ region: '350582', industry: 'C39' })).toEqual({ region: '350582', industry: 'C39' });
  expect(readArea({ region: '35058', industry: 'c39' })).toEqual({ region: '', industry: '' });
  expect(readArea({ region: ['35', '36'], industry: 3 })).toEqual({ region: '', industry: '' });
  expect(readArea({})).toEqual({ region: '', industry: '' });
});

it.each([
  ['350582', '3505', ['3505', '350582']],
  ['350582', '', ['', '35', '3505', '350582']],
  ['35', '', ['', '35']],
  ['3505', '3505', ['3505']],
  ['', '', ['']],
  ['350582', '350582', ['350582']],
])('the way to %s for who sees “%s”', (code, outermost, codes) => {
  expect(codesDownTo(code, outermost)).toEqual(codes);
});
