import { randomBytes } from 'node:crypto';
import { type BrokenFile, fromBytes } from './brokenFile.ts';
import { entriesWith, firmRow, headerRow, relations, sheetOf, textRow, workbookWith } from './workbook.ts';
import { repeated, type ZipEntry, zip } from './zip.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';
const sheetBegin = sheetOf('').replace('</sheetData></worksheet>', '');
const sheetEnd = '</sheetData></worksheet>';
const oneMegabyte = 1_000_000;

/** Rows that compress some thirty times, as those of real sheets do. */
function rowsOfMegabyte(): string {
  const digits = randomBytes(oneMegabyte / 40).toString('hex');
  let rows = '';
  for (let at = 0; rows.length < oneMegabyte; at += 4)
    rows += `<row>${`<c><v>${Number.parseInt(digits.slice(at, at + 4), 16)}</v></c>`.repeat(50)}</row>`;
  return rows;
}

/** Old workbooks and encrypted ones are compound files (MS-CFB): a header of 512 bytes, here with the directory in the sector after. */
function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(0, 48);
  bytes.write('Root Entry', 512, 'utf16le');
  bytes.write(stream, 640, 'utf16le');
  return bytes;
}

/** A sound workbook whose archive is changed, entry by entry. */
function archiveWith(change: (entry: ZipEntry) => Partial<ZipEntry>, more: readonly ZipEntry[] = []): Buffer {
  return zip([...entriesWith().map((entry) => ({ ...entry, ...change(entry) })), ...more]);
}

function sheetEntry(changed: Partial<ZipEntry>): Buffer {
  return archiveWith((entry) => (entry.name === sheetPart ? changed : {}));
}

function workbookOfRow(row: string): Buffer {
  return workbookWith({ sheet: sheetOf(headerRow + row) });
}

const billionLaughs =
  '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">' +
  '<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>';

interface BrokenWorkbook {
  readonly name: string;
  readonly expectCode: string;
  readonly place: string;
  readonly level?: 'row';
  readonly file?: string;
  readonly bytes: () => Buffer | string;
}

const broken: readonly BrokenWorkbook[] = [
  // Files of another kind.
  { name: 'text', expectCode: 'content_differs', place: '.csv', bytes: () => 'uscc,name\n1,2\n' },
  {
    name: 'a workbook',
    file: 'workbook.csv',
    expectCode: 'content_differs',
    place: '.xlsx',
    bytes: () => workbookWith(),
  },
  {
    name: 'an archive that is no workbook',
    expectCode: 'content_differs',
    place: 'zip',
    bytes: () => zip([{ name: 'readme.txt', content: '你好' }]),
  },
  {
    name: 'a Word document',
    expectCode: 'content_differs',
    place: 'Word',
    bytes: () => workbookWith({ workbook: '<document><body/></document>' }),
  },
  {
    name: 'an old workbook',
    file: 'old.xls',
    expectCode: 'format_old_excel',
    place: 'old.xls',
    bytes: () => compoundFile('Workbook'),
  },
  {
    name: 'an old workbook renamed',
    expectCode: 'format_old_excel',
    place: '.xls',
    bytes: () => compoundFile('Workbook'),
  },
  {
    name: 'a binary workbook',
    file: 'firms.xlsb',
    expectCode: 'format_binary_excel',
    place: '.xlsb',
    bytes: () => workbookWith(),
  },
  {
    name: 'a workbook behind a password',
    expectCode: 'workbook_encrypted',
    place: '',
    bytes: () => compoundFile('EncryptedPackage'),
  },
  {
    name: 'an archive behind a password',
    expectCode: 'workbook_encrypted',
    place: '',
    bytes: () => archiveWith(() => ({ isEncrypted: true })),
  },
  // Macros.
  {
    name: 'a macro file by its name',
    file: 'macro.xlsm',
    expectCode: 'workbook_macro',
    place: '.xlsm',
    bytes: () => workbookWith(),
  },
  {
    name: 'a macro file renamed',
    expectCode: 'workbook_macro',
    place: 'xl/vbaProject.bin',
    bytes: () => workbookWith({ more: [{ name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' }] }),
  },
  {
    name: 'a macro file by its content type',
    expectCode: 'workbook_macro',
    place: 'macroEnabled',
    bytes: () =>
      workbookWith({
        contentTypes:
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      }),
  },
  {
    name: 'a sheet of Excel 4 macros',
    expectCode: 'workbook_macro',
    place: 'xl/macrosheets/sheet1.xml',
    bytes: () => workbookWith({ more: [{ name: 'xl/macrosheets/sheet1.xml', content: '<macrosheet/>' }] }),
  },
  // Archives.
  {
    name: 'an archive cut short',
    expectCode: 'workbook_damaged',
    place: 'zip',
    bytes: () => workbookWith().subarray(0, -600),
  },
  {
    name: 'an archive with a flipped byte',
    expectCode: 'workbook_damaged',
    place: sheetPart,
    bytes: () => sheetEntry({ declaredChecksum: 1 }),
  },
  {
    name: 'an entry larger than it declares',
    expectCode: 'workbook_damaged',
    place: sheetPart,
    bytes: () => sheetEntry({ declaredBytes: 10 }),
  },
  {
    name: 'an entry that does not inflate',
    expectCode: 'workbook_damaged',
    place: sheetPart,
    bytes: () => sheetEntry({ content: { bytes: 9, checksum: 9, pieces: [Buffer.from([0xff, 0xff, 0xff])] } }),
  },
  {
    name: 'an entry compressed by another method',
    expectCode: 'workbook_damaged',
    place: sheetPart,
    bytes: () => sheetEntry({ method: 93 }),
  },
  {
    name: 'an entry that leads out of the archive',
    expectCode: 'workbook_entry_name',
    place: '../../etc/passwd',
    bytes: () => workbookWith({ more: [{ name: '../../etc/passwd', content: 'x' }] }),
  },
  {
    name: 'an entry with an absolute name',
    expectCode: 'workbook_entry_name',
    place: '/etc/passwd',
    bytes: () => workbookWith({ more: [{ name: '/etc/passwd', content: 'x' }] }),
  },
  {
    name: 'two entries of one name',
    expectCode: 'workbook_entry_name',
    place: 'XL/workbook.xml',
    bytes: () => workbookWith({ more: [{ name: 'XL/workbook.xml', content: '<workbook/>' }] }),
  },
  {
    name: 'a zip bomb',
    expectCode: 'workbook_bomb',
    place: sheetPart,
    bytes: () => workbookWith({ sheet: repeated(sheetBegin, ' '.repeat(8 * oneMegabyte), 128, sheetEnd) }),
  },
  {
    name: 'a zip bomb that declares a thousand bytes',
    expectCode: 'workbook_bomb',
    place: sheetPart,
    bytes: () =>
      sheetEntry({ content: repeated(sheetBegin, ' '.repeat(8 * oneMegabyte), 128, sheetEnd), declaredBytes: 1000 }),
  },
  {
    name: 'a zip bomb of entries that share their bytes',
    expectCode: 'workbook_too_large',
    place: '600 MB',
    bytes: () => {
      const content = ' '.repeat(15 * oneMegabyte);
      const first = { name: 'xl/media/0.xml', content };
      const others = Array.from({ length: 45 }, (_, index) => ({
        ...first,
        name: `xl/media/${index + 1}.xml`,
        sharesFirst: true,
      }));
      return zip([first, ...others]);
    },
  },
  {
    name: 'a sheet of 450 MB',
    expectCode: 'workbook_too_large',
    place: sheetPart,
    bytes: () => workbookWith({ sheet: repeated(sheetBegin, rowsOfMegabyte(), 450, sheetEnd) }),
  },
  // Parts.
  {
    name: 'a workbook without its sheet',
    expectCode: 'workbook_damaged',
    place: 'xl/worksheets/sheet9.xml',
    bytes: () => workbookWith({ workbookRelations: relations(['worksheet', 'worksheets/sheet9.xml']) }),
  },
  {
    name: 'an entity bomb in a sheet',
    expectCode: 'workbook_doctype',
    place: sheetPart,
    bytes: () => workbookWith({ sheet: billionLaughs + sheetOf(textRow('uscc', '&lol3;')) }),
  },
  {
    name: 'an entity that reads a file of the machine',
    expectCode: 'workbook_doctype',
    place: 'xl/sharedStrings.xml',
    bytes: () => workbookWith({ sharedTexts: '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst/>' }),
  },
  {
    name: 'a sheet that is not well-formed',
    expectCode: 'workbook_damaged',
    place: `${sheetPart}:1:`,
    bytes: () => workbookWith({ sheet: sheetOf(headerRow).replace('</row>', '</raw>') }),
  },
  {
    name: 'a sheet that breaks off below its first rows',
    expectCode: 'workbook_damaged',
    place: sheetPart,
    bytes: () => workbookWith({ sheet: sheetBegin + headerRow + firmRow }),
  },
  {
    name: 'a sheet in UTF-16',
    expectCode: 'workbook_damaged',
    place: 'UTF-8',
    bytes: () => workbookWith({ sheet: Buffer.from(`\ufeff${sheetOf(headerRow + firmRow)}`, 'utf16le') }),
  },
  {
    name: 'rows out of order',
    expectCode: 'workbook_damaged',
    place: '企业!1',
    bytes: () => workbookWith({ sheet: sheetOf('<row r="2"/><row r="1"/>') }),
  },
  {
    name: 'a cell that refers to a text that is not there',
    expectCode: 'workbook_damaged',
    place: '企业!A2',
    bytes: () => workbookOfRow('<row><c t="s"><v>99</v></c></row>'),
  },
  {
    name: 'merged cells',
    expectCode: 'sheet_merged',
    place: 'A1:C1',
    bytes: () =>
      workbookWith({
        sheet: sheetOf(headerRow + firmRow, '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'),
      }),
  },
  // Header and rows.
  { name: 'an empty sheet', expectCode: 'table_blank', place: '', bytes: () => workbookWith({ sheet: sheetOf('') }) },
  {
    name: 'a header and no rows',
    expectCode: 'rows_none',
    place: '',
    bytes: () => workbookWith({ sheet: sheetOf(headerRow) }),
  },
  {
    name: 'no header',
    expectCode: 'header_missing',
    place: 'A1',
    bytes: () => workbookWith({ sheet: sheetOf(firmRow + firmRow) }),
  },
  {
    name: 'a header that is computed',
    expectCode: 'header_not_text',
    place: 'B1',
    bytes: () =>
      workbookWith({
        sheet: sheetOf(`<row><c t="inlineStr"><is><t>uscc</t></is></c><c><f>A1</f><v>0</v></c></row>${firmRow}`),
      }),
  },
  {
    name: 'two columns of one name',
    expectCode: 'header_duplicate',
    place: 'B1',
    bytes: () => workbookWith({ sheet: sheetOf(textRow('uscc', 'uscc') + firmRow) }),
  },
  {
    name: 'a formula',
    level: 'row',
    expectCode: 'formula',
    place: 'revenue_y1',
    bytes: () =>
      workbookOfRow(
        firmRow
          .replace('</row>', '')
          .replace(/<c t="inlineStr"><is><t>20000000.*/, '<c><f>SUM(A1:A9)</f><v>20000000</v></c></row>'),
      ),
  },
  {
    name: 'a reference that is gone',
    level: 'row',
    expectCode: 'error_value',
    place: 'revenue_y1',
    bytes: () =>
      workbookOfRow(firmRow.replace(/<c t="inlineStr"><is><t>20000000.*/, '<c t="e"><v>#REF!</v></c></row>')),
  },
];

/** Broken workbooks: files of another kind, macros, bombs, broken archives, broken XML, and sheets that are no tables. */
export const brokenWorkbookFiles: readonly BrokenFile[] = fromBytes(
  broken.map((row, index) => ({ file: `broken-${index}.xlsx`, ...row })),
);
