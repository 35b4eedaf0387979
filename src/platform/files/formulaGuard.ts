/**
 * The characters with which a spreadsheet takes a text for something to run (OWASP, "CSV Injection"), their full-width twins, which
 * Chinese and Japanese editions take alike, and white space, quotes and apostrophes before them.
 */
const runs = /^(?:[\t\r\n]|[\s\0'"]*[=+\-@＝＋－＠])/;

/**
 * Whether a spreadsheet might run this text on opening it or on leaving its cell. Negative numbers written as text are among them; numbers
 * are not asked about.
 * @example mayRun('=cmd|calc') // true
 */
export function mayRun(text: string): boolean {
  return runs.test(text);
}
