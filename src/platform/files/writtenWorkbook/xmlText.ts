/** How every part of a workbook begins. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * What XML cannot hold, or would change (a line feed and a tab in a text are neither), what looks like an escape already, and its own
 * signs. A `_x0041` before a character that becomes an escape itself would read as one with that escape's first character.
 */
const special = /[&<>\p{Cc}\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}[_\p{Cc}\ufffe\uffff])/u;
const everySpecial = new RegExp(special, 'gu');

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\t': '\t', '\n': '\n' };

/**
 * A text as the content of an element of a workbook, where characters that XML does not hold are written by their number
 * (ISO/IEC 29500-1, 22.9.2.19).
 * @example escapeXml('a\r<_x000D_') // 'a_x000D_&lt;_x005F_x000D_'
 */
export function escapeXml(text: string): string {
  // Most texts hold nothing of the kind, and asking is quicker than replacing.
  if (!special.test(text)) return text;
  return text.replace(everySpecial, (character) => signs[character] ?? byNumber(character));
}

/** A text as the value of an attribute in double quotes, where XML would make a space of a line feed. */
export function escapeAttribute(text: string): string {
  return escapeXml(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, byNumber);
}

function byNumber(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
