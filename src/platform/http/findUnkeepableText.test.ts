import { describe, expect, it } from 'vitest';
import { findUnkeepableText } from './findUnkeepableText.ts';

const placesOf = (input: unknown) => findUnkeepableText(input).map(({ path }) => path);

describe('text that no database keeps', () => {
  it('is found in texts, lists, objects and the names of things, in their order', () => {
    const input = { a: 'x\0', b: ['甲', '\udc00', { 'c\0': 1 }], d: '𠮷', e: 3, f: null };
    expect(placesOf(input)).toEqual([['a'], ['b', 1], ['b', 2, 'c\0']]);
  });

  it('is found however deep the input is nested', () => {
    let input: unknown = '\0';
    for (let depth = 0; depth < 20_000; depth++) input = [input];
    expect(placesOf(input)[0]).toHaveLength(20_000);
  });
});
