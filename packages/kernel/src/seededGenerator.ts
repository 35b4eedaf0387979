import { assert } from './assert.ts';

/** A source of random numbers that its seed alone decides: the same seed gives the same numbers on every machine. */
export interface SeededGenerator {
  /** A number in [0, 1), of 32 random bits. */
  next(): number;
  /** A whole number in [0, below). */
  integer(below: number): number;
  /** One of the items, each as likely. The list is not empty. */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * A generator for a 32-bit seed: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators",
 * ACM TOMS 47(4), 2021), its state filled by SplitMix32.
 * @example seededGenerator(42).integer(6) + 1 // a die
 */
export function seededGenerator(seed: number): SeededGenerator {
  const state = initialState(seed);
  const next = (): number => step(state) / 0x1_0000_0000;
  const integer = (below: number): number => {
    assert(Number.isInteger(below) && below > 0 && below <= 0x1_0000_0000, `${below} is a bound from 1 to 2^32`);
    return Math.floor(next() * below);
  };
  return {
    next,
    integer,
    pick<Item>(items: readonly Item[]): Item {
      assert(items.length > 0, 'there is an item to pick');
      return items[integer(items.length)] as Item; // The index is inside the list.
    },
  };
}

function initialState(seed: number): Uint32Array {
  const state = new Uint32Array(4);
  let counter = seed >>> 0;
  for (let index = 0; index < 4; index += 1) {
    counter = (counter + 0x9e3779b9) >>> 0;
    let word = counter;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    state[index] = (word ^ (word >>> 15)) >>> 0;
  }
  return state;
}

function step(state: Uint32Array): number {
  const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = state;
  const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
  const t2 = s2 ^ s0;
  const t3 = s3 ^ s1;
  state[1] = s1 ^ t2;
  state[0] = s0 ^ t3;
  state[2] = t2 ^ (s1 << 9);
  state[3] = rotate(t3, 11);
  return result;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
