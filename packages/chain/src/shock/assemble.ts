import { assert } from '@leitu/kernel';

/** What the types of the language alone leave out; all engines have it (WebAssembly Core Specification 2.0, with vectors). */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Record<string, Record<string, unknown>>,
  ) => { readonly exports: Record<string, unknown> };
};

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

/** The few instructions that are used here, by what they do; binary format of the specification, section 5.4. */
export const code = {
  get: (name: string): Code => [0x20, { local: name }],
  set: (name: string, value: Code): Code => [...value, 0x21, { local: name }],
  /** A constant below 64, one byte. */
  int: (value: number): Code => [0x41, value],
  intAt: (address: Code, offset: number): Code => [...address, 0x28, ...operand(2, offset)],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  shiftLeft: (a: Code, bits: number): Code => [...a, 0x41, bits, 0x74],
  isLess: (a: Code, b: Code): Code => [...a, ...b, 0x48],
  zeros: [simd, 0x0c, ...Array.from({ length: 16 }, () => 0)] as Code, // One type for all of the list, as for its neighbours.
  vectorAt: (address: Code, offset: number): Code => [...address, simd, 0x00, ...operand(3, offset)],
  /** One Float64 in both places of a vector. */
  splatAt: (address: Code): Code => [...address, simd, 0x0a, ...operand(3, 0)],
  storeVector: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    simd,
    0x0b,
    ...operand(3, offset),
  ],
  plus: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf0, 0x01],
  times: (a: Code, b: Code): Code => [...a, ...b, simd, 0xf2, 0x01],
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

/** One function over a memory: all its parameters are Int32. */
export interface Program {
  readonly params: readonly string[];
  readonly ints: readonly string[];
  readonly vectors: readonly string[];
  readonly body: Code;
}

const pageBytes = 65_536;
const [int32, vector] = [0x7f, 0x7b];

/** A program at work in a memory of its own. */
export interface Running {
  readonly memory: ArrayBuffer;
  readonly run: (...values: readonly number[]) => void;
}

/** Translates a program; each call of what it gives makes a memory of so many bytes, in which it runs. */
export function assemble({ params, ints, vectors, body }: Program): (bytes: number) => Running {
  const numbers = new Map([...params, ...ints, ...vectors].map((name, index) => [name, index]));
  const bytesOf = (parts: Code): readonly number[] =>
    parts.flatMap((part) => {
      if (typeof part === 'number') return [part];
      if (!('local' in part)) return bytesOf(part);
      const local = numbers.get(part.local);
      assert(local !== undefined, `the kernel knows ${part.local}`);
      return unsigned(local);
    });
  const locals = [2, ...unsigned(ints.length), int32, ...unsigned(vectors.length), vector];
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
  return (bytes) => {
    const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / pageBytes)) });
    const { run } = new WebAssembly.Instance(module, { core: { memory } }).exports;
    return { memory: memory.buffer, run: run as Running['run'] }; // The one export, of the type in section 1.
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
