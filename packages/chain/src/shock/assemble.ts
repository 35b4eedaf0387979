import { assert } from '@leitu/kernel';

/** What the types of the language alone leave out; all engines have it (WebAssembly Core Specification 2.0, with vectors). */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Record<string, Record<string, unknown>>,
  ) => { readonly exports: Record<string, unknown> };
};

/** A memory in which programs run; its bytes are 0 at first. */
export interface Memory {
  readonly buffer: ArrayBuffer;
}

interface Local {
  readonly local: string;
}

/** Instructions in order: bytes, and names of locals that are numbered in the end. */
export type Code = readonly (number | Local | Code)[];

const simd = 0xfd;

/** A memory operand: alignment as a power of two, then the offset. */
function operand(alignment: number, offset: number): Code {
  return [alignment, ...unsigned(offset)];
}

function ofVectors(a: Code, b: Code, instruction: Code): Code {
  return [...a, simd, 0x14, ...b, simd, 0x14, ...instruction, simd, 0x21, 0];
}

/** The few instructions that are used here, by what they do; binary format of the specification, section 5.4. */
export const code = {
  get: (name: string): Code => [0x20, { local: name }],
  set: (name: string, value: Code): Code => [...value, 0x21, { local: name }],
  int: (value: number): Code => [0x41, ...signed(value)],
  intAt: (address: Code, offset: number): Code => [...address, 0x28, ...operand(2, offset)],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0x6b],
  shiftLeft: (a: Code, bits: number): Code => [...a, 0x41, bits, 0x74],
  /** Of a number without sign. */
  shiftRight: (a: Code, bits: number): Code => [...a, 0x41, bits, 0x76],
  increase: (name: string, by: Code): Code => [0x20, { local: name }, ...by, 0x6a, 0x21, { local: name }],
  storeInt: (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x36, ...operand(2, offset)],
  isSame: (a: Code, b: Code): Code => [...a, ...b, 0x46],
  both: (a: Code, b: Code): Code => [...a, ...b, 0x71],
  either: (a: Code, b: Code): Code => [...a, ...b, 0x72],
  choose: (condition: Code, a: Code, b: Code): Code => [...a, ...b, ...condition, 0x1b],
  zero: [0x44, 0, 0, 0, 0, 0, 0, 0, 0] as Code, // One type, as for its neighbours.
  one: [0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f] as Code, // One type, as above.
  realAt: (address: Code, offset: number): Code => [...address, 0x2b, ...operand(3, offset)],
  /** A Float32, as a Float64. */
  singleAt: (address: Code, offset: number): Code => [...address, 0x2a, ...operand(2, offset), 0xbb],
  /** The first sixteen bits of a Float32, as a Float64. */
  roughAt: (address: Code, offset: number): Code => [
    ...[...address, 0x2f, ...operand(1, offset)],
    ...[0x41, 16, 0x74, 0xbe, 0xbb],
  ],
  storeReal: (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x39, ...operand(3, offset)],
  realPlus: (a: Code, b: Code): Code => [...a, ...b, 0xa0],
  realMinus: (a: Code, b: Code): Code => [...a, ...b, 0xa1],
  realTimes: (a: Code, b: Code): Code => [...a, ...b, 0xa2],
  /** Of two vectors of one number each: the instructions for numbers alone are translated to branches, and these could not be foreseen. */
  realLarger: (a: Code, b: Code): Code => ofVectors(a, b, [simd, 0xf7, 0x01]),
  realSmaller: (a: Code, b: Code): Code => ofVectors(a, b, [simd, 0xf6, 0x01]),
  isSameReal: (a: Code, b: Code): Code => [...a, ...b, 0x61],
  isMore: (a: Code, b: Code): Code => [...a, ...b, 0x64],
  asReal: (a: Code): Code => [...a, 0xb7],
  if_: (condition: Code, then: Code, otherwise: Code): Code => [
    ...condition,
    0x04,
    0x40,
    ...then,
    0x05,
    ...otherwise,
    0x0b,
  ],
  isLess: (a: Code, b: Code): Code => [...a, ...b, 0x48],
  zeros: [simd, 0x0c, ...Array.from({ length: 16 }, () => 0)] as Code, // One type for all of the list, as for its neighbours.
  vectorAt: (address: Code, offset: number): Code => [...address, simd, 0x00, ...operand(3, offset)],
  /** One Float64 in both places of a vector. */
  splatAt: (address: Code): Code => [...address, simd, 0x0a, ...operand(3, 0)],
  /** One Float32 in all four places of a vector, and sums and products of four. */
  splatSingleAt: (address: Code): Code => [...address, simd, 0x09, ...operand(2, 0)],
  plusSingle: (a: Code, b: Code): Code => [...a, ...b, simd, 0xe4, 0x01],
  timesSingle: (a: Code, b: Code): Code => [...a, ...b, simd, 0xe6, 0x01],
  /** Two Float32 that lie side by side, as two Float64; and back. */
  singlesAt: (address: Code, offset: number): Code => [...address, simd, 0x5d, ...operand(2, offset), simd, 0x5f],
  storeSingles: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    ...[simd, 0x5e, simd, 0x5b],
    ...operand(2, offset),
    0,
  ],
  storeVector: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    simd,
    0x0b,
    ...operand(3, offset),
  ],
  ones: [simd, 0x0c, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f] as Code, // One type, as above.
  plus: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf0, 0x01],
  minus: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf1, 0x01],
  times: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf2, 0x01],
  over: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf3, 0x01],
  smaller: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf6, 0x01],
  larger: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf7, 0x01],
  /** As long as the condition holds: a loop that is entered, and gone on with, only then. */
  while_: (condition: Code, inner: Code): Code => [
    ...condition,
    0x04,
    0x40,
    0x03,
    0x40,
    ...inner,
    ...condition,
    0x0d,
    0,
    0x0b,
    0x0b,
  ],
} as const;

/** Does something at each place from the one that a local holds on, up to, not with, the end that another holds. */
export function upTo(place: string, end: string, inner: Code): Code {
  const { while_, isLess, get, increase, int } = code;
  return while_(isLess(get(place), get(end)), [inner, increase(place, int(1))]);
}

/** One function over a memory: all its parameters are Int32. */
export interface Program {
  readonly params: readonly string[];
  readonly ints?: readonly string[];
  readonly reals?: readonly string[];
  readonly vectors?: readonly string[];
  readonly body: Code;
}

const pageBytes = 65_536;
const [int32, float64, vector] = [0x7f, 0x7c, 0x7b];

/** Makes a memory of so many bytes. */
export function createMemory(bytes: number): Memory {
  return new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / pageBytes)) });
}

/** Translates a program; what it gives sets it to run in a memory, and takes the values of its parameters. */
export function assemble({
  params,
  ints = [],
  reals = [],
  vectors = [],
  body,
}: Program): (memory: Memory) => (...values: readonly number[]) => void {
  const numbers = new Map([...params, ...ints, ...reals, ...vectors].map((name, index) => [name, index]));
  const bytesOf = (parts: Code): readonly number[] =>
    parts.flatMap((part) => {
      if (typeof part === 'number') return [part];
      if (!('local' in part)) return bytesOf(part);
      const local = numbers.get(part.local);
      assert(local !== undefined, `the kernel knows ${part.local}`);
      return unsigned(local);
    });
  const kinds = [
    [ints, int32],
    [reals, float64],
    [vectors, vector],
  ] as const;
  const locals = [kinds.length, ...kinds.flatMap(([names, kind]) => [...unsigned(names.length), kind])];
  const module = new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [1, 0x60, ...unsigned(params.length), ...params.map(() => int32), 0]),
      ...section(2, [1, ...text('core'), ...text('memory'), 0x02, 0x00, 1]),
      ...section(3, [1, 0]),
      ...section(7, [1, ...text('run'), 0x00, 0]),
      ...section(10, [1, ...sized([...locals, ...bytesOf(body), 0x0b])]),
    ]),
  );
  return (memory) => {
    const { run } = new WebAssembly.Instance(module, { core: { memory } }).exports;
    return run as (...values: readonly number[]) => void; // The one export, of the type in section 1.
  };
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...sized(content)];
}

function sized(content: readonly number[]): readonly number[] {
  return [...unsigned(content.length), ...content];
}

function text(name: string): readonly number[] {
  return sized(Array.from(name, (letter) => letter.charCodeAt(0)));
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** The same for numbers with a sign, which the last byte tells. */
function signed(value: number): readonly number[] {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}
