import { fillIn } from '@leitu/kernel';
import type { Language } from './language.ts';

type Sentences = Readonly<Record<string, string>>;

/** A module's sentences. The English ones have exactly the keys of the Chinese ones: the types see to it. */
export interface Messages<Zh extends Sentences = Sentences> {
  readonly zh: Zh;
  readonly en: { readonly [Key in keyof Zh]: string };
}

/** The names between braces in a sentence: `'第 {row} 行'` has `'row'`. */
type FigureNames<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | FigureNames<Rest>
  : never;

type FiguresOf<Sentence> = [FigureNames<Sentence>] extends [never]
  ? []
  : [figures: Readonly<Record<FigureNames<Sentence>, string | number>>];

/** Looks up a sentence by its key and fills in its figures; a sentence with figures does not compile without them. */
export type TextOf<Zh extends Sentences> = <Key extends keyof Zh & string>(
  key: Key,
  ...figures: FiguresOf<Zh[Key]>
) => string;

/**
 * Declares sentences in both languages.
 * @example
 * const messages = defineMessages({ zh: { row: '第 {row} 行' }, en: { row: 'row {row}' } });
 * textIn(messages, 'en')('row', { row: 3 }) // 'row 3'
 */
export function defineMessages<const Zh extends Sentences>(messages: {
  readonly zh: Zh;
  readonly en: { readonly [Key in keyof NoInfer<Zh>]: string };
}): Messages<Zh> {
  return messages;
}

/** The sentences of a module in one language, as a function from key to text. */
export function textIn<Zh extends Sentences>(messages: Messages<Zh>, language: Language): TextOf<Zh> {
  const sentences: Readonly<Record<string, string>> = messages[language];
  return (key, ...[figures]) => fillIn(sentences[key] ?? key, figures ?? {});
}
