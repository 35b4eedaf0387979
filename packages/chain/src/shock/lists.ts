import { createMemory, type Memory } from './assemble.ts';

const realBytes = 8;
const singleBytes = 4;
const intBytes = 4;
/** Each list begins with a line of the processor's cache. */
const lineBytes = 64;

/** Lists of numbers in one memory that kernels run in, each with the address at which it begins. */
export interface Lists<Real extends string, Single extends string, Int extends string> {
  readonly memory: Memory;
  readonly places: Record<Real | Single | Int, number>;
  readonly real: (name: Real) => Float64Array;
  readonly single: (name: Single) => Float32Array;
  readonly int: (name: Int) => Int32Array;
}

/** What a list holds at first, or how many zeros. */
type Contents<List> = List | number;
type Named<Name extends string, List> = Readonly<Record<Name, Contents<List>>>;

/** Lists of Float32, of Float64 and of Int32. */
interface ListsOrder<Real extends string, Single extends string, Int extends string> {
  readonly singles?: Named<Single, Float32Array>;
  readonly reals?: Named<Real, Float64Array>;
  readonly ints: Named<Int, Int32Array>;
}

/** Lays out lists, kind after kind, in their order. */
export function createLists<Real extends string = never, Single extends string = never, Int extends string = never>({
  reals,
  singles,
  ints,
}: ListsOrder<Real, Single, Int>): Lists<Real, Single, Int> {
  const places: Partial<Record<string, number>> = {};
  let bytes = 0;
  const lay = (lists: Named<string, Float64Array | Float32Array | Int32Array> = {}, each: number): void => {
    for (const [name, contents] of Object.entries(lists)) {
      places[name] = bytes;
      bytes += Math.ceil((lengthOf(contents) * each) / lineBytes) * lineBytes;
    }
  };
  lay(singles, singleBytes);
  lay(reals, realBytes);
  lay(ints, intBytes);
  const memory = createMemory(bytes);
  const real = (name: Real) => new Float64Array(memory.buffer, places[name], lengthOf(reals?.[name]));
  const single = (name: Single) => new Float32Array(memory.buffer, places[name], lengthOf(singles?.[name]));
  const int = (name: Int) => new Int32Array(memory.buffer, places[name], lengthOf(ints[name]));
  for (const name in reals) fill(real(name), reals[name]);
  for (const name in singles) fill(single(name), singles[name]);
  for (const name in ints) fill(int(name), ints[name]);
  return { memory, places: places as Record<Real | Single | Int, number>, real, single, int }; // Every list has been given its place.
}

function lengthOf(contents: Contents<ArrayLike<number>> = 0): number {
  return typeof contents === 'number' ? contents : contents.length;
}

function fill(list: Float64Array | Float32Array | Int32Array, contents: Contents<ArrayLike<number>>): void {
  if (typeof contents !== 'number') list.set(contents);
}
