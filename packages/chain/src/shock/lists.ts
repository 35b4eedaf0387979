import { createMemory, type Memory } from './assemble.ts';

const realBytes = 8;
const intBytes = 4;

/** Lists of numbers in one memory that kernels run in, each with the address at which it begins. */
export interface Lists<Real extends string, Int extends string> {
  readonly memory: Memory;
  readonly places: Record<Real | Int, number>;
  readonly real: (name: Real) => Float64Array;
  readonly int: (name: Int) => Int32Array;
}

/** What a list holds at first, or how many zeros. */
type Contents<List> = List | number;

/** Lays out lists of Float64, in their order, and after them of Int32. */
export function createLists<Real extends string, Int extends string>(
  reals: Readonly<Record<Real, Contents<Float64Array>>>,
  ints: Readonly<Record<Int, Contents<Int32Array>>>,
): Lists<Real, Int> {
  const places: Partial<Record<string, number>> = {};
  let bytes = 0;
  const lay = (lists: Readonly<Record<string, Contents<Float64Array | Int32Array>>>, each: number): void => {
    for (const [name, contents] of Object.entries(lists)) {
      places[name] = bytes;
      bytes += lengthOf(contents) * each;
    }
  };
  lay(reals, realBytes);
  lay(ints, intBytes);
  const memory = createMemory(bytes);
  const real = (name: Real) => new Float64Array(memory.buffer, places[name], lengthOf(reals[name]));
  const int = (name: Int) => new Int32Array(memory.buffer, places[name], lengthOf(ints[name]));
  for (const name in reals) fill(real(name), reals[name]);
  for (const name in ints) fill(int(name), ints[name]);
  return { memory, places: places as Record<Real | Int, number>, real, int }; // Every list has been given its place.
}

function lengthOf(contents: Contents<Float64Array | Int32Array>): number {
  return typeof contents === 'number' ? contents : contents.length;
}

function fill(list: Float64Array | Int32Array, contents: Contents<Float64Array | Int32Array>): void {
  if (typeof contents !== 'number') list.set(contents);
}
