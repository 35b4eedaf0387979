/** The question of an address as pages read it: texts alone, a list where a name stands more than once. */
type PlainSearch = Record<string, string | string[]>;

/**
 * Reads the question of an address. Unlike the router's own reading, a number stays the text that was written.
 * @example readSearch('?q=350100&where=a&where=b') // { q: '350100', where: ['a', 'b'] }
 */
export function readSearch(question: string): PlainSearch {
  const parameters = new URLSearchParams(question);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const [first = '', ...more] = parameters.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}

/** What a browser leaves readable in the question of an address, and what means nothing there but itself. */
const plainMarks: Readonly<Record<string, string>> = { '%3A': ':', '%2C': ',', '%2F': '/', '%20': '+' };

/** Writes the question of an address, so that it can be read: what is undefined, null or empty is left out. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((one) => (one === undefined || one === null || one === '' ? [] : [`${name}=${escaped(one)}`])),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function escaped(value: unknown): string {
  return encodeURIComponent(String(value)).replaceAll(/%(?:3A|2C|2F|20)/g, (mark) => plainMarks[mark] ?? mark);
}
