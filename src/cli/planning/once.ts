import { ok, type Result, refused } from '@leitu/kernel';
import { textIn } from '../../platform/i18n/index.ts';
import type { Run } from '../run.ts';
import { planningMessages } from './messages.ts';

/** Options as they were given: each as often as it was. */
export type Given<Option extends string> = Readonly<Partial<Record<Option, readonly string[]>>>;

/** Options by name, each given once at most. */
export type Once<Option extends string> = Readonly<Partial<Record<Option, string>>>;

/** Gathers the values of an option. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** An option that is there twice is refused: of two values neither is known to be the one that was meant. */
export function once<Option extends string>(
  { language }: Run,
  given: Given<Option>,
  names: readonly Option[],
): Result<Once<Option>, string> {
  const values: Partial<Record<Option, string>> = {};
  for (const option of names) {
    const [value, ...more] = given[option] ?? [];
    if (more.length > 0) return refused(textIn(planningMessages, language)('optionTwice', { option }));
    if (value !== undefined) values[option] = value;
  }
  return ok(values);
}
