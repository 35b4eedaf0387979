import { ok, type Result, refused } from '@leitu/kernel';
import type { SchedulingCode } from '../refusals.ts';
import { pointerStep } from './json.ts';

/** What is wrong at a place of a problem, before the place is told as line and column. */
export interface ProblemFault {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly code: SchedulingCode;
  readonly figures?: Readonly<Record<string, string | number>>;
}

/** What a value must be: it reads one from JSON, and the JSON Schema of it says the same. */
export interface Shape<Value> {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly read: (value: unknown, pointer: string) => Result<Value, ProblemFault>;
}

export type ValueOf<Of> = Of extends Shape<infer Value> ? Value : never;

type Shapes = Readonly<Record<string, Shape<unknown>>>;
type Values<Of extends Shapes> = { readonly [Key in keyof Of]: ValueOf<Of[Key]> };

function wrong(pointer: string, wanted: string, value: unknown): { readonly ok: false; readonly reason: ProblemFault } {
  const whole = JSON.stringify(value);
  const found = whole.length > 40 ? `${whole.slice(0, 40)}…` : whole;
  return refused({ pointer, code: 'problem_value_wrong', figures: { wanted, found } });
}

/** A whole number; those of a workshop are small enough for every sum of them to be exact. */
export function integer(minimum: number, maximum: number): Shape<number> {
  return {
    schema: { type: 'integer', minimum, maximum },
    read: (value, pointer) =>
      typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
        ? ok(value)
        : wrong(pointer, `${minimum} 至 ${maximum} 的整数 a whole number from ${minimum} to ${maximum}`, value),
  };
}

/** A text that is not empty. */
export function text(pattern?: { readonly source: string; readonly wanted: string }): Shape<string> {
  const { source = '\\S', wanted = '不为空的文本 a text that is not empty' } = pattern ?? {};
  const matches = new RegExp(source, 'u');
  return {
    schema: { type: 'string', pattern: source },
    read: (value, pointer) =>
      typeof value === 'string' && matches.test(value) ? ok(value) : wrong(pointer, wanted, value),
  };
}

export const yesOrNo: Shape<boolean> = {
  schema: { type: 'boolean' },
  read: (value, pointer) =>
    typeof value === 'boolean' ? ok(value) : wrong(pointer, 'true 或 false true or false', value),
};

export function either<One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> {
  return {
    schema: { anyOf: [one.schema, other.schema] },
    read: (value, pointer) => {
      const first = one.read(value, pointer);
      if (first.ok) return first;
      const second = other.read(value, pointer);
      // Of the two, what is said is what fits the kind of the value.
      return second.ok || typeof value === 'string' ? second : first;
    },
  };
}

export function list<Value>(of: Shape<Value>, least = 0): Shape<readonly Value[]> {
  return {
    schema: { type: 'array', items: of.schema, ...(least > 0 && { minItems: least }) },
    read: (value, pointer) => {
      if (!Array.isArray(value) || value.length < least) {
        return wrong(pointer, `至少 ${least} 项的列表 a list of at least ${least}`, value);
      }
      const values: Value[] = [];
      for (const [index, item] of value.entries()) {
        const read = of.read(item, `${pointer}/${index}`);
        if (!read.ok) return read;
        values.push(read.value);
      }
      return ok(values);
    },
  };
}

/** An object with just these keys, some of which may be left out. */
export function record<Required extends Shapes, Optional extends Shapes>(
  about: string,
  required: Required,
  optional: Optional,
): Shape<Values<Required> & Partial<Values<Optional>>> {
  const shapes: Shapes = { ...required, ...optional };
  const properties = Object.fromEntries(Object.entries(shapes).map(([key, { schema }]) => [key, schema]));
  return {
    schema: {
      description: about,
      type: 'object',
      properties,
      required: Object.keys(required),
      additionalProperties: false,
    },
    read: (value, pointer) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return wrong(pointer, '{ } 中的对象 an object in { }', value);
      }
      const missing = Object.keys(required).find((key) => !Object.hasOwn(value, key));
      if (missing !== undefined) return refused({ pointer, code: 'problem_key_missing', figures: { key: missing } });
      const values: Record<string, unknown> = {};
      for (const [key, each] of Object.entries(value)) {
        const at = pointer + pointerStep(key);
        const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
        if (shape === undefined) {
          const known = Object.keys(shapes).join(', ');
          return refused({ pointer: at, code: 'problem_key_unknown', figures: { key, known } });
        }
        const read = shape.read(each, at);
        if (!read.ok) return read;
        values[key] = read.value;
      }
      return ok(values as Values<Required> & Partial<Values<Optional>>); // Each key was read by its own shape, and none is missing.
    },
  };
}
