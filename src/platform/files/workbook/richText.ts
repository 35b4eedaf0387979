/**
 * Gathers the plain text of a `si` or `is` element: its `t`, or those of its runs, without the phonetic guides `rPh`
 * (ISO/IEC 29500-1, 18.4.8). A character that XML cannot hold is written `_x000D_` in it (22.9.2.19).
 */
export class RichText {
  #text = '';
  #isInText = false;
  #isInGuide = false;

  open(name: string): void {
    if (name === 'rPh') this.#isInGuide = true;
    if (name === 't') this.#isInText = !this.#isInGuide;
  }

  text(piece: string): void {
    if (this.#isInText) this.#text += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isInGuide = false;
    if (name === 't') this.#isInText = false;
  }

  /** The text gathered since the last taking. */
  take(): string {
    const taken = unescapeText(this.#text);
    this.#text = '';
    return taken;
  }
}

/**
 * Half a character, which can be written so, becomes the sign for a broken one: it is no text, and no database keeps it.
 * @example unescapeText('a_x000A_b') // 'a\nb'
 */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  const characterOf = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, characterOf).replace(/\p{Cs}/gu, '�');
}
