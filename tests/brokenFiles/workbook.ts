import { type ZipEntry, zip } from './zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of the smallest workbook, as XML, to be broken one at a time. */
export interface WorkbookParts {
  readonly contentTypes: string;
  readonly packageRelations: string;
  readonly workbook: string;
  readonly workbookRelations: string;
  readonly styles: string;
  readonly sharedTexts: string;
  readonly sheet: ZipEntry['content'];
  /** Further entries of the archive. */
  readonly more: readonly ZipEntry[];
}

/** A sheet of the rows given as XML, and what stands after them. */
export function sheetOf(rows: string, afterRows = ''): string {
  return `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${afterRows}</worksheet>`;
}

/** A row of texts. */
export function textRow(...texts: readonly string[]): string {
  return `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}

export const headerRow = textRow('uscc', 'name', 'revenue_y1');
export const firmRow = textRow('91510107536455687W', '第一有限公司', '20000000');

/** A workbook of one sheet with one firm, sound but for the parts given. */
export function workbookWith(broken: Partial<WorkbookParts> = {}): Buffer {
  return zip(entriesWith(broken));
}

/** The entries of such a workbook, for archives that are broken themselves. */
export function entriesWith(broken: Partial<WorkbookParts> = {}): readonly ZipEntry[] {
  const parts = { ...sound, ...broken };
  return [
    { name: '[Content_Types].xml', content: parts.contentTypes },
    { name: '_rels/.rels', content: parts.packageRelations },
    { name: 'xl/workbook.xml', content: parts.workbook },
    { name: 'xl/_rels/workbook.xml.rels', content: parts.workbookRelations },
    { name: 'xl/styles.xml', content: parts.styles },
    { name: 'xl/sharedStrings.xml', content: parts.sharedTexts },
    { name: 'xl/worksheets/sheet1.xml', content: parts.sheet },
    ...parts.more,
  ];
}

const sound: WorkbookParts = {
  contentTypes:
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/></Types>`,
  packageRelations: relations(['officeDocument', 'xl/workbook.xml']),
  workbook:
    `<workbook xmlns="${main}" xmlns:r="${officeRelations}"><workbookPr/>` +
    '<sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets></workbook>',
  workbookRelations: relations(
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ),
  // Styles 1 to 4: a day by a built-in format, a day by the Chinese one, a day by a format of its own, a time.
  styles:
    `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs></styleSheet>',
  sharedTexts: `<sst xmlns="${main}"><si><t>共享文字</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si></sst>`,
  sheet: sheetOf(headerRow + firmRow),
  more: [],
};

/** A relations part: `rId1` is the first. */
export function relations(...targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageRelations}">${list.join('')}</Relationships>`;
}
