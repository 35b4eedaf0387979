/** A sentence in the two languages of the interface. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a refusal is about: the values that caused it, by name. */
export type Figures = Readonly<Record<string, string | number | null>>;

/**
 * A refusal: which rule refused (`code`, from a closed list), in words a person can act on, with the figures that caused it.
 * It is data: it crosses the network, a worker's port and the disk unchanged.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: Bilingual;
  readonly figures: Figures;
}

/** One line of a closed list of refusals. `{name}` in a message stands for the figure of that name. */
export interface RefusalDefinition extends Bilingual {
  /** HTTP status with which the refusal leaves the server. */
  readonly status: number;
}

/** Makes a refusal of one code from its figures. */
export type RefuseBy<Code extends string> = (code: Code, figures?: Figures) => Refusal<Code>;

/**
 * Turns a closed list of refusals into the function that makes them.
 * @example
 * const refuse = defineRefusals({ too_large: { status: 413, zh: '文件超过 {limit} MB', en: 'The file is over {limit} MB' } });
 * refuse('too_large', { limit: 50 }).message.en // 'The file is over 50 MB'
 */
export function defineRefusals<Code extends string>(
  definitions: Readonly<Record<Code, RefusalDefinition>>,
): RefuseBy<Code> {
  return (code, figures = {}) => {
    const { zh, en } = definitions[code];
    return { code, message: { zh: fillIn(zh, figures), en: fillIn(en, figures) }, figures };
  };
}

/**
 * Replaces each `{name}` in a sentence by the figure of that name; a name without a figure stays as it is.
 * @example fillIn('row {row}', { row: 3 }) // 'row 3'
 */
export function fillIn(sentence: string, figures: Figures): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const figure = figures[name];
    return figure === undefined ? whole : String(figure);
  });
}
