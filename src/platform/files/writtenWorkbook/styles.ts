import type { WrittenSheet } from '../writtenSheet.ts';
import { escapeAttribute } from './xmlText.ts';

/** The styles that every workbook has; those of the columns' number formats follow. A cell names its style by its place in the list. */
export const plainStyle = 0;
export const headerStyle = 1;
export const textStyle = 2;
export const dayStyle = 3;

const textFormat = '@';
const dayFormat = 'yyyy-mm-dd';

/** The number formats of a workbook, none twice. */
export function formatsOf(sheets: readonly WrittenSheet[]): readonly string[] {
  const own = sheets.flatMap(({ columns }) => columns.flatMap(({ numberFormat }) => numberFormat ?? []));
  return [...new Set([textFormat, dayFormat, ...own])];
}

/** The style of the cells of a column with this number format, which is one of `formats`. */
export function styleOfFormat(formats: readonly string[], format: string | undefined): number {
  return format === undefined ? plainStyle : textStyle + formats.indexOf(format);
}

/** The part that lists the styles (ISO/IEC 29500-1, 18.8). The first two fills are given: Excel takes them for none and for dots. */
export function stylesXml(formats: readonly string[]): string {
  const named = formats.filter((format) => format !== textFormat);
  const numbered = named.map(
    (format) => `<numFmt numFmtId="${numberOf(format)}" formatCode="${escapeAttribute(format)}"/>`,
  );
  const styles = formats.map((format) => `<xf ${look(format, 0, 0)}/>`);
  return (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="${named.length}">${numbered.join('')}</numFmts>` +
    `<fonts count="2"><font>${letters}</font><font><b/>${letters.replace(plainColor, headerColor)}</font></fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF3E9DC"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${styles.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
    `<xf ${look(textFormat, 1, 2)} applyFont="1" applyFill="1" applyAlignment="1">` +
    `<alignment vertical="center" wrapText="1"/></xf>${styles.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );

  function look(format: string, font: number, fill: number): string {
    return `numFmtId="${numberOf(format)}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1"`;
  }

  /** Text is the 49th of those that a workbook need not list (18.8.30); numbers from 164 on are free. */
  function numberOf(format: string): number {
    return format === textFormat ? 49 : 164 + named.indexOf(format);
  }
}

const plainColor = '<color rgb="FF000000"/>';
const headerColor = '<color rgb="FF5B3A1E"/>';
const letters = `<sz val="11"/>${plainColor}<name val="Calibri"/><family val="2"/>`;
