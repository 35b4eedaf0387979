import type { z } from 'zod';

/** A value of an input and where it stands: a step below another, or nowhere below any. */
interface Place {
  readonly above: Place | undefined;
  readonly step: PropertyKey;
  readonly value: unknown;
}

/**
 * The places of an input whose text no database keeps: PostgreSQL has no NUL in a text, and half of a surrogate pair is no character.
 * Names of things are looked at as their values are.
 */
export function findUnkeepableText(input: unknown): readonly z.core.$ZodIssue[] {
  const issues: z.core.$ZodIssue[] = [];
  // Not by recursion: whoever nests deep enough would overflow the stack.
  const places: Place[] = [{ above: undefined, step: '', value: input }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { value, step } = place;
    const text = isKeepable(step) ? value : step;
    if (!isKeepable(text)) issues.push(describe(place, text));
    if (typeof text !== 'object' || text === null) continue;
    for (const [name, inner] of Object.entries(text).toReversed()) {
      places.push({ above: place, step: Array.isArray(text) ? Number(name) : name, value: inner });
    }
  }
  return issues;
}

/** Where letters are read as such, only a half that stands alone is a surrogate. */
const unkeepable = /[\0\p{Cs}]/u;

function isKeepable(value: unknown): boolean {
  return typeof value !== 'string' || !unkeepable.test(value);
}

function describe(place: Place, input: unknown): z.core.$ZodIssue {
  return { code: 'custom', path: pathOf(place), input, message: words.en, params: words };
}

function pathOf(place: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let { above, step } = place; above !== undefined; { above, step } = above) path.push(step);
  return path.toReversed();
}

const words = {
  zh: '含有空字符（NUL）或残缺的字符，请去掉后重新填写',
  en: 'holds the character NUL or half a character; take it out and enter it again',
} as const;
