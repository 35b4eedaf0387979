/** Control characters, breaks of lines, turns of direction, and halves of pairs that stand alone. */
const hidden = /[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Surrogate}]/gu;

/**
 * A text as a terminal may be shown it: what would be obeyed instead of seen is written as an escape, and what is long is cut.
 * @example visible('a\u001bb', 40) // 'a\\u001bb'
 */
export function visible(text: string, most: number): string {
  const head = [...text.slice(0, 2 * most)].slice(0, most).join('');
  const shown = head.length < text.length ? `${head}…` : head;
  return shown.replace(hidden, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
