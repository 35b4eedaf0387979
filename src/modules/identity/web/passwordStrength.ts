/** How hard a password is to guess, for a hint beside the field. The server asks for a least length only, as NIST SP 800-63B advises. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv'];
const common = /password|passw0rd|welcome|admin|iloveyou|qwerty|letmein|leitu|woaini|mima|888888|666666|123123|520/gi;

/** Below this many parts that nobody foresees it is weak, from the second on it is strong. */
const [fairFrom, strongFrom] = [8, 12];

/**
 * Judges a password by what is left of it when repetitions, rows of keys, years, common passwords and the account are each counted as one.
 * @example passwordStrength('1234567890', 'zhang.san', 10) // 'weak'
 */
export function passwordStrength(password: string, login: string, least: number): Strength {
  const characters = [...password];
  if (characters.length < least) return 'short';
  const unforeseen = unforeseenParts(password.toLowerCase(), login.trim().toLowerCase());
  if (unforeseen < fairFrom) return 'weak';
  return unforeseen < strongFrom ? 'fair' : 'strong';
}

function unforeseenParts(password: string, login: string): number {
  const withoutLogin = login.length < 3 ? password : password.replaceAll(login, '\u0001');
  const reduced = withoutLogin
    .replace(common, '\u0002')
    .replace(/(?:19|20)\d\d/g, '\u0003')
    .replace(/(.+?)\1+/gu, '$1');
  return [...dropRows(reduced)].length;
}

/** Three or more neighbours of a keyboard or an alphabet, either way, count as one. */
function dropRows(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const length = rowAt(text, at);
    left += text[at];
    at += length >= 3 ? length : 1;
  }
  return left;
}

function rowAt(text: string, at: number): number {
  const both = rows.flatMap((row) => [row, [...row].toReversed().join('')]);
  return Math.max(...both.map((row) => sharedLength(text, at, row)));
}

function sharedLength(text: string, at: number, row: string): number {
  const start = row.indexOf(text[at] ?? '\u0000');
  if (start === -1) return 0;
  let length = 1;
  while (at + length < text.length && row[start + length] === text[at + length]) length += 1;
  return length;
}
