import { assemble, type Code, code, type Memory } from './assemble.ts';

const { get, add, shiftLeft, intAt, storeInt, realAt, storeReal } = code;

const intBytes = 4;
const realBytes = 8;

const intPlace = (list: string, place: Code): Code => add(get(list), shiftLeft(place, 2));
const realPlace = (list: string, place: Code): Code => add(get(list), shiftLeft(place, 3));

/** Numbers of lists by the names of the lists and of the locals that hold the places; `after` is how many places further on. */
export const numbers = {
  intPlace: (list: string, place: string): Code => intPlace(list, get(place)),
  realPlace: (list: string, place: string): Code => realPlace(list, get(place)),
  intOf: (list: string, place: string, after = 0): Code => intAt(intPlace(list, get(place)), after * intBytes),
  storeIntOf: (list: string, place: string, value: Code): Code => storeInt(intPlace(list, get(place)), 0, value),
  realOf: (list: string, place: string): Code => realAt(realPlace(list, get(place)), 0),
  realOfPlace: (list: string, place: Code): Code => realAt(realPlace(list, place), 0),
  storeRealOf: (list: string, place: string, value: Code): Code => storeReal(realPlace(list, get(place)), 0, value),
} as const;

/** Reads and writes numbers at fixed places of a list, by the names of the places. */
export function namedInts<Name extends string>(list: string, places: Readonly<Record<Name, number>>) {
  return {
    read: (name: Name): Code => intAt(get(list), places[name] * intBytes),
    write: (name: Name, value: Code): Code => storeInt(get(list), places[name] * intBytes, value),
  };
}

/** The same for real numbers. */
export function namedReals<Name extends string>(list: string, places: Readonly<Record<Name, number>>) {
  return {
    read: (name: Name): Code => realAt(get(list), places[name] * realBytes),
    write: (name: Name, value: Code): Code => storeReal(get(list), places[name] * realBytes, value),
  };
}

interface ListKernel<Name extends string> {
  /** What it is told at each call: addresses of lists, say. */
  readonly params?: readonly string[];
  readonly lists: readonly Name[];
  readonly ints: readonly string[];
  readonly reals?: readonly string[];
  readonly vectors?: readonly string[];
  readonly body: Code;
}

/** Makes a kernel over lists of a memory that begin at these addresses. */
export function listKernel<Name extends string>({ params = [], lists, body, ...locals }: ListKernel<Name>) {
  let start: ReturnType<typeof assemble> | undefined;
  return (memory: Memory, addresses: Readonly<Record<Name, number>>): ((...told: readonly number[]) => void) => {
    // It is translated when it is first wanted.
    start ??= assemble({ params: [...params, ...lists], ...locals, body });
    const [run, values] = [start(memory), lists.map((list) => addresses[list])];
    return (...told) => run(...told, ...values);
  };
}
