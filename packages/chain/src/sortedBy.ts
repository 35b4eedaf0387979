import { at } from './at.ts';

/**
 * Numbers in the rising order of their keys, which are whole and from 0; those of one key stay in the order in which they came. The key of a
 * number stands in its place of the list.
 */
export function sortedBy(numbers: Int32Array, keys: Int32Array): Int32Array {
  let most = 0;
  for (let place = 0; place < keys.length; place += 1) most = Math.max(most, at(keys, place));
  const next = new Int32Array(most + 2);
  for (let place = 0; place < numbers.length; place += 1) {
    const key = at(keys, at(numbers, place));
    next[key + 1] = at(next, key + 1) + 1;
  }
  for (let key = 0; key <= most; key += 1) next[key + 1] = at(next, key + 1) + at(next, key);
  const sorted = new Int32Array(numbers.length);
  for (let place = 0; place < numbers.length; place += 1) {
    const key = at(keys, at(numbers, place));
    sorted[at(next, key)] = at(numbers, place);
    next[key] = at(next, key) + 1;
  }
  return sorted;
}

/** The numbers from 0 up to, not with, `count`. */
export function numbersUpTo(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let number = 0; number < count; number += 1) numbers[number] = number;
  return numbers;
}

/** How long rows are that begin at `starts`: one less than these. */
export function lengthsOf(starts: Int32Array): Int32Array {
  return starts.subarray(1).map((end, row) => end - at(starts, row));
}
