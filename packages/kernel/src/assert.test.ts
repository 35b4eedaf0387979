import { describe, expect, it } from 'vitest';
import { assert, present, unreachable } from './assert.ts';

describe('an assertion', () => {
  it('lets pass what is true', () => {
    expect(() => assert(true, 'one is one')).not.toThrow();
    expect(present(0, 'there is a number')).toBe(0);
    expect(present('', 'there is a text')).toBe('');
    expect(present(false, 'there is an answer')).toBe(false);
  });

  it('throws with the invariant that broke', () => {
    expect(() => assert(false, 'one is two')).toThrow('Broken invariant: one is two');
    expect(() => present(undefined, 'there is one')).toThrow('Broken invariant: there is one');
    expect(() => present(null, 'there is one')).toThrow('Broken invariant: there is one');
  });

  it('throws where the types say that nothing can come', () => {
    // The types rule the value out; what came from outside them may still bring it.
    expect(() => unreachable({ kind: 'new' } as never)).toThrow('unexpected {"kind":"new"}');
  });
});
