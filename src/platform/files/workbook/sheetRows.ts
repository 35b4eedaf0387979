import { columnLetters } from '../header.ts';
import type { FileRefusal } from '../refusals.ts';
import { type Cell, cellOfText } from '../table.ts';
import type { FoundRow } from '../tableOfRows.ts';
import { type Damage, damagedWorkbook } from './damage.ts';
import { RichText, unescapeText } from './richText.ts';
import { dayOfSerial } from './serialDay.ts';
import type { Attributes, XmlReader } from './xmlPart.ts';

/** What the numbers in the cells of a sheet refer to. */
export interface SheetContext {
  readonly path: string;
  readonly sheet: string;
  readonly sharedTexts: readonly (string | null)[];
  readonly dayStyles: readonly boolean[];
  readonly countsFrom1904: boolean;
}

/** 16,384: the columns of a sheet (ISO/IEC 29500-1, 18.3.1.4). */
const columnsMost = 16_384;

/**
 * Makes rows of the XML of a sheet as it passes (ISO/IEC 29500-1, 18.3.1). Row and cell may leave out where they stand: then they follow
 * the one before. Hidden and filtered rows are rows like others.
 */
export class SheetRows implements XmlReader {
  readonly #context: SheetContext;
  readonly #text = new RichText();
  /** The formula that cells with the same shared index repeat in their own terms. */
  readonly #sharedFormulas = new Map<string, string>();
  #rows: FoundRow[] = [];
  #cells: Cell[] = [];
  #at = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value: string | null = null;
  #formula: string | null = null;
  #sharedIndex: string | undefined;
  /** The element whose text is being gathered. */
  #gathering: 'v' | 'f' | null = null;
  #refusal: FileRefusal | null = null;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  /** What makes the rest of the sheet unbelievable. */
  get refusal(): FileRefusal | null {
    return this.#refusal;
  }

  /** The rows completed since the last taking. */
  take(): readonly FoundRow[] {
    const taken = this.#rows;
    this.#rows = [];
    return taken;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes.r);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 'f') this.#openContent(name, attributes);
    else this.#text.open(name);
  }

  text(text: string): void {
    if (this.#gathering === 'v') this.#value += text;
    else if (this.#gathering === 'f') this.#formula += text;
    else this.#text.text(text);
  }

  close(name: string): void {
    if (name === 'row') this.#rows.push({ at: this.#at, cells: this.#cells });
    else if (name === 'c') this.#closeCell();
    else if (name === this.#gathering) this.#gathering = null;
    else this.#text.close(name);
  }

  #openRow(reference: string | undefined): void {
    const at = reference === undefined ? this.#at + 1 : Number(reference);
    if (!Number.isSafeInteger(at) || at <= this.#at) this.#refuse(`${reference}`, 'order');
    this.#at = at;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(attributes: Attributes): void {
    const reference = attributes.r;
    const column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (column <= this.#column || column >= columnsMost) this.#refuse(`${reference}`, 'order');
    else while (this.#cells.length < column) this.#cells.push(null);
    this.#column = column;
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#value = null;
    this.#formula = null;
    this.#sharedIndex = undefined;
    this.#text.take();
  }

  #openContent(name: 'v' | 'f', attributes: Attributes): void {
    this.#gathering = name;
    if (name === 'v') this.#value = '';
    else {
      this.#formula = '';
      this.#sharedIndex = attributes.t === 'shared' ? attributes.si : undefined;
    }
  }

  #closeCell(): void {
    const cell = this.#formula === null ? this.#plainCell() : { formula: this.#formulaText(this.#formula) };
    if (cell === undefined) this.#refuse(`${columnLetters(this.#column)}${this.#at}`, 'cell');
    else this.#cells.push(cell);
  }

  #formulaText(own: string): string {
    if (this.#sharedIndex === undefined) return own;
    if (own !== '') this.#sharedFormulas.set(this.#sharedIndex, own);
    return own || (this.#sharedFormulas.get(this.#sharedIndex) ?? '');
  }

  /** The cell by its type (18.18.11); `undefined` when its value is none of that type. */
  #plainCell(): Cell | undefined {
    if (this.#type === 'inlineStr') return cellOfText(this.#text.take());
    const value = this.#value;
    if (value === null || value === '') return null;
    switch (this.#type) {
      case 's':
        return this.#context.sharedTexts[Number(value)];
      case 'str':
        return cellOfText(unescapeText(value));
      case 'b':
        return value === '1' || value === 'true';
      case 'e':
        return { error: value };
      case 'd':
        return /^\d{4}-\d{2}-\d{2}/.test(value) ? { day: value.slice(0, 10) } : undefined;
      default:
        return this.#number(Number(value));
    }
  }

  #number(value: number): Cell | undefined {
    if (!Number.isFinite(value)) return undefined;
    const day = this.#context.dayStyles[this.#style] ? dayOfSerial(value, this.#context.countsFrom1904) : null;
    return day === null ? value : { day };
  }

  #refuse(place: string, damage: Damage): void {
    this.#refusal ??= damagedWorkbook(this.#context.path, `${this.#context.sheet}!${place}`, damage);
  }
}

/** The column, from 0, of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}
