import { type Bilingual, present } from '@leitu/kernel';
import type { SchedulingCode } from '../refusals.ts';
import { pointerStep } from './json.ts';
import { isNear } from './near.ts';

/** What is wrong at a place of a problem, before the place is told as line and column. */
export interface ProblemFault {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly code: SchedulingCode;
  readonly figures?: Readonly<Record<string, string | number>>;
  /** Another place that is wrong together with this one; it is told as the figure `other`. */
  readonly otherPointer?: string;
}

/** What a value must be: it finds what is wrong with one from JSON, and the JSON Schema of it says the same. */
export interface Shape<Value> {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly fault: (value: unknown, pointer: string) => ProblemFault | undefined;
  /** Of what a shape is; no shape has it at run time. */
  readonly of?: Value;
}

export type ValueOf<Of> = Of extends Shape<infer Value> ? Value : never;

type Shapes = Readonly<Record<string, Shape<unknown>>>;
type Values<Of extends Shapes> = { readonly [Key in keyof Of]: ValueOf<Of[Key]> };

/** What is wrong with a value that has not the shape. */
export function faultOf(shape: Shape<unknown>, value: unknown): ProblemFault {
  return present(shape.fault(value, ''), 'something is wrong with it');
}

/** Whether a value has a shape. */
export function hasShape<Value>(shape: Shape<Value>, value: unknown): value is Value {
  return shape.fault(value, '') === undefined;
}

function wrong(pointer: string, wanted: Bilingual, value: unknown): ProblemFault {
  const figures = { wantedZh: wanted.zh, wantedEn: wanted.en, found: JSON.stringify(value) };
  return { pointer, code: 'problem_value_wrong', figures };
}

/** A whole number; those of a workshop are small enough for every sum of them to be exact. */
export function integer(minimum: number, maximum: number): Shape<number> {
  const wanted = {
    zh: `${minimum} 至 ${maximum} 的整数`,
    en: `a whole number from ${minimum} to ${maximum}`,
  };
  return {
    schema: { type: 'integer', minimum, maximum },
    fault: (value, pointer) =>
      typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
        ? undefined
        : wrong(pointer, wanted, value),
  };
}

/** Not a control character, nor one that breaks a line or turns the direction of writing: it would do so on a terminal too. */
const plain = '[^\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]';

/** A text that is not empty. */
export function text(pattern?: { readonly source: string; readonly wanted: Bilingual }): Shape<string> {
  const {
    source = `^(?=.*\\S)${plain}*$`,
    wanted = { zh: '不为空、不含控制字符的文本', en: 'a text that is not empty and has no control characters' },
  } = pattern ?? {};
  const matches = new RegExp(source, 'u');
  return {
    schema: { type: 'string', pattern: source },
    fault: (value, pointer) =>
      typeof value === 'string' && matches.test(value) ? undefined : wrong(pointer, wanted, value),
  };
}

export const yesOrNo: Shape<boolean> = {
  schema: { type: 'boolean' },
  fault: (value, pointer) =>
    typeof value === 'boolean' ? undefined : wrong(pointer, { zh: 'true 或 false', en: 'true or false' }, value),
};

export function either<One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> {
  return {
    schema: { anyOf: [one.schema, other.schema] },
    fault: (value, pointer) => {
      const first = one.fault(value, pointer);
      if (first === undefined) return undefined;
      const second = other.fault(value, pointer);
      // Of the two, what is said is what fits the kind of the value.
      return second === undefined || typeof value === 'string' ? second : first;
    },
  };
}

export function list<Value>(of: Shape<Value>, least = 0): Shape<readonly Value[]> {
  const wanted =
    least === 0
      ? { zh: '列表 [ ]', en: 'a list in [ ]' }
      : { zh: '至少一项的列表 [ ]', en: 'a list in [ ] of at least one' };
  return {
    schema: { type: 'array', items: of.schema, ...(least > 0 && { minItems: least }) },
    fault: (value, pointer) => {
      if (!Array.isArray(value) || value.length < least) return wrong(pointer, wanted, value);
      for (let index = 0; index < value.length; index += 1) {
        const fault = of.fault(value[index], `${pointer}/${index}`);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
  };
}

/** An object with just these keys, some of which may be left out. */
export function record<Required extends Shapes, Optional extends Shapes>(
  about: string,
  required: Required,
  optional: Optional,
): Shape<Values<Required> & Partial<Values<Optional>>> {
  const shapes = new Map(Object.entries<Shape<unknown>>({ ...required, ...optional }));
  const needed = Object.keys(required);
  return {
    schema: {
      description: about,
      type: 'object',
      properties: Object.fromEntries([...shapes].map(([key, { schema }]) => [key, schema])),
      required: needed,
      additionalProperties: false,
    },
    fault: (value, pointer) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return wrong(pointer, { zh: '{ } 中的对象', en: 'an object in { }' }, value);
      }
      const missing = needed.find((key) => !Object.hasOwn(value, key));
      if (missing !== undefined) return faultOfMissing(value, pointer, missing, shapes);
      for (const [key, each] of Object.entries(value)) {
        const at = pointer + pointerStep(key);
        const shape = shapes.get(key);
        const fault = shape === undefined ? faultOfUnknown(at, key, shapes) : shape.fault(each, at);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
  };
}

/** Where a key is missing and one that is nearly the same is there, that one is misspelt. */
function faultOfMissing(value: object, pointer: string, missing: string, shapes: Known): ProblemFault {
  const near = Object.keys(value).find((key) => !shapes.has(key) && isNear(key, missing));
  if (near !== undefined) return misspelt(pointer + pointerStep(near), near, missing);
  return { pointer, code: 'problem_key_missing', figures: { key: missing } };
}

function faultOfUnknown(pointer: string, key: string, shapes: Known): ProblemFault {
  const near = [...shapes.keys()].find((known) => isNear(key, known));
  if (near !== undefined) return misspelt(pointer, key, near);
  return { pointer, code: 'problem_key_unknown', figures: { key, known: [...shapes.keys()].join(', ') } };
}

type Known = ReadonlyMap<string, unknown>;

function misspelt(pointer: string, key: string, near: string): ProblemFault {
  return { pointer, code: 'problem_key_misspelt', figures: { key, near } };
}
