/** A list of numbers that grows in place, at eight or four bytes a number. */
export interface GrowingList<Numbers extends Int32Array | Float64Array> {
  push(number: number): void;
  get(index: number): number;
  readonly length: number;
  /** The numbers so far, in memory of their own. */
  toArray(): Numbers;
}

const smallest = 1024;

export function growing<Numbers extends Int32Array | Float64Array>(
  make: (length: number) => Numbers,
): GrowingList<Numbers> {
  let numbers = make(smallest);
  let length = 0;
  return {
    push(number) {
      if (length === numbers.length) {
        const larger = make(length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length] = number;
      length += 1;
    },
    get: (index) => numbers[index] as number, // The index is below the length, as with `at`.
    get length() {
      return length;
    },
    toArray() {
      const whole = make(length);
      whole.set(numbers.subarray(0, length));
      return whole;
    },
  };
}
