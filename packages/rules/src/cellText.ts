/** What may stand in a cell of a table: a text, number, truth value, day, or what is never a value. Null is an empty cell. */
export type RawCell =
  | null
  | string
  | number
  | boolean
  | { readonly day: string }
  | { readonly formula: string }
  | { readonly error: string };

/** A cell as it would be typed. */
export function cellText(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('day' in cell) return cell.day;
  return 'formula' in cell ? `=${cell.formula}` : cell.error;
}

/**
 * A text as it was meant: full-width letters, digits and signs as half-width ones, marks that nobody sees taken out, white
 * space as single blanks and none around. Other characters (², Ⅰ, 名) stay as they are.
 * @example meantText('９１３５\u200b ') // '9135'
 */
export function meantText(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Zero-width characters, marks of direction and byte order, soft hyphens. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * A text as it can be shown and kept: at most sixty characters, none of which commands a terminal, and no half of one, which no
 * database takes.
 */
export function shownText(text: string): string {
  const harmless = text.replace(/[\p{Cc}\p{Cs}]/gu, '�').replace(INVISIBLE, '�');
  if (harmless.length <= 60) return harmless;
  return `${harmless.slice(0, 60).replace(/[\ud800-\udbff]$/, '')}…`;
}
