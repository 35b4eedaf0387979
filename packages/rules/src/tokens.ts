/** One word of an expression. `at` counts characters from the start of the text, from 0. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const PATTERNS = [
  ['number', /\d+(?:\.\d+)?/y],
  // A fact's name or label: letters, Chinese, Roman numerals (Ⅰ), digits behind the first character.
  ['name', /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}_.]*/uy],
  ['symbol', />=|<=|!=|[≥≤≠<>=+\-*/(),（），×÷%]/y],
] as const;

/** Signs that people write in several ways, in the one way that the parser knows. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['>=', '≥'],
  ['<=', '≤'],
  ['!=', '≠'],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['×', '*'],
  ['÷', '/'],
  ['且', 'and'],
  ['或', 'or'],
  ['非', 'not'],
]);

/**
 * The words of an expression, or the place of the first character that belongs to none.
 * @example tokenize('a ≥ 3%') // name a, symbol ≥, number 3, symbol %, end
 */
export function tokenize(text: string): readonly Token[] | number {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    if (token === undefined) return at;
    tokens.push({ ...token, text: ALIKE.get(token.text) ?? token.text });
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { kind, text: match[0], at };
  }
  return undefined;
}
