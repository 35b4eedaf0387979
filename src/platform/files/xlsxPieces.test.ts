import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { present } from '@leitu/kernel';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileRefusal, openTable, type WrittenCell, type WrittenSheet, writeXlsx, xlsxPieces } from './index.ts';
import { refuseFile } from './refusals.ts';
import { openArchive, type Part } from './workbook/archive.ts';
import { unescapeText } from './workbook/richText.ts';
import { readWholeXml } from './workbook/xmlPart.ts';
import { escapeAttribute, escapeXml } from './writtenWorkbook/xmlText.ts';

let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leitu-pieces-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const columns = [{ title: '名称' }, { title: '比率', numberFormat: '0.00%' }];

function sheetOf(rows: WrittenSheet['rows']): WrittenSheet {
  return { name: '企业', columns, rows };
}

/** Rows that zlib cannot make small, and what became of them. */
function countedRows() {
  const seen = { rows: 0, isClosed: false };
  function* rows(): Generator<readonly WrittenCell[], void, void> {
    try {
      for (let state = 1; seen.rows < 300_000; seen.rows++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        yield [`企业${state}`, state / 3];
      }
    } finally {
      seen.isClosed = true;
    }
  }
  return { seen, rows: rows() };
}

async function gathered(
  pieces: ReturnType<typeof xlsxPieces>,
): Promise<{ bytes: Buffer; refusal: FileRefusal | null }> {
  const bytes: Uint8Array[] = [];
  let refusal: FileRefusal | null = null;
  for await (const piece of pieces) {
    expect(refusal).toBe(null);
    if (piece.ok) bytes.push(piece.value);
    else refusal = piece.reason;
  }
  return { bytes: Buffer.concat(bytes), refusal };
}

async function saved(bytes: Buffer): Promise<string> {
  const path = join(folder, `${made++}.xlsx`);
  await writeFile(path, bytes);
  return path;
}

async function written(...sheets: readonly WrittenSheet[]): Promise<string> {
  const { bytes, refusal } = await gathered(xlsxPieces('a.xlsx', sheets));
  expect(refusal).toBe(null);
  return saved(bytes);
}

/** What another reader makes of it. */
async function readByOther(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

async function inPart<Seen>(path: string, name: string, look: (part: Part) => Promise<Seen>): Promise<Seen> {
  const file = await open(path);
  try {
    const archive = await openArchive(file, path);
    if (!archive.ok) throw new Error(archive.reason.message.en);
    return await look(present(archive.value.get(name), `${name} is in the archive`));
  } finally {
    await file.close();
  }
}

const textOf = (path: string, name: string) =>
  inPart(path, name, async (part) => Buffer.concat(await Array.fromAsync(part.open())).toString());

describe('the pieces of a workbook', () => {
  it('are together the workbook, read back the same', async () => {
    const table = await openTable(await written(sheetOf([['甲', 0.5], ['乙', null], [], ['丙', -1e-7]])));
    if (!table.ok) throw new Error(table.reason.message.en);
    const batches = await Array.fromAsync(table.value.rows);
    expect(batches.flatMap((batch) => (batch.ok ? batch.value : []))).toEqual([
      { number: 1, cells: ['甲', 0.5], extra: 0 },
      { number: 2, cells: ['乙', null], extra: 0 },
      { number: 4, cells: ['丙', -1e-7], extra: 0 },
    ]);
  });

  it('end with the refusal of a text that no cell holds, and what came before is no workbook', async () => {
    const long = sheetOf([['甲'], ['x'.repeat(32_768)], ['乙']]);
    const { bytes, refusal } = await gathered(xlsxPieces('企业.xlsx', [long]));
    expect(refusal).toMatchObject({
      code: 'write_cell_too_long',
      figures: { path: '企业.xlsx', cell: 'A3', limit: 32_767 },
    });
    expect(await openTable(await saved(bytes))).toMatchObject({ ok: false });
  });

  it('end with the refusal that ended the rows early, where there is one', async () => {
    const reason = refuseFile('file_missing', { path: 'firms.csv' });
    const { bytes, refusal } = await gathered(xlsxPieces('a.xlsx', [sheetOf([['甲']])], () => reason));
    expect(refusal).toBe(reason);
    expect(await openTable(await saved(bytes))).toMatchObject({ ok: false });
  });

  it('fail as the making of the rows fails', async () => {
    async function* rows(): AsyncGenerator<readonly WrittenCell[], void, void> {
      yield* await Promise.resolve([['甲']]);
      throw new Error('a bug');
    }
    await expect(gathered(xlsxPieces('a.xlsx', [sheetOf(rows())]))).rejects.toThrow('a bug');
  });

  it('are made no faster than they are taken, and leaving them closes the rows', async () => {
    const { seen, rows } = countedRows();
    let bytes = 0;
    for await (const piece of xlsxPieces('a.xlsx', [sheetOf(rows)])) {
      bytes += piece.ok ? piece.value.length : 0;
      if (bytes > 200_000) break;
    }
    expect(seen.isClosed).toBe(true);
    expect(seen.rows).toBeGreaterThan(0);
    expect(seen.rows).toBeLessThan(60_000);
  });

  it('ask for no rows once they are left, though the library goes on for a while', async () => {
    const { seen, rows } = countedRows();
    for await (const piece of xlsxPieces('a.xlsx', [sheetOf(rows)])) if (piece.ok) break;
    // By the time that another workbook is whole, the one that was left would have come to its rows.
    await written(sheetOf([['甲', 1]]));
    expect(seen.rows).toBe(0);
  });

  it('begin with what tells that they are a workbook', async () => {
    const { bytes } = await gathered(xlsxPieces('a.xlsx', [sheetOf([])]));
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from('PK\x03\x04'));
    expect(bytes.subarray(30, 49).toString()).toBe('[Content_Types].xml');
  });
});

describe('a sheet', () => {
  it('holds its elements in the order in which Excel takes them (ISO/IEC 29500-1, 18.3.1.99)', async () => {
    const path = await written({
      name: '企业',
      columns: [{ title: '有', choices: ['是', '否'], hint: '选' }],
      rows: [],
    });
    const elements: string[] = [];
    let depth = 0;
    await inPart(path, 'xl/worksheets/sheet1.xml', (part) =>
      readWholeXml(part, path, {
        open: (name) => void (depth++ === 1 && elements.push(name)),
        text() {},
        close: () => void depth--,
      }),
    );
    expect(elements).toEqual(['sheetViews', 'cols', 'sheetData', 'autoFilter', 'dataValidations']);
  });

  it('has a header that stands out, a filter over its rows, and the formats of its columns in their cells', async () => {
    const path = await written(
      sheetOf([
        ['甲', 0.5],
        ['=1', '-x'],
        [true, { day: '2024-02-29' }],
      ]),
    );
    const sheet = present((await readByOther(path)).worksheets[0], 'there is a sheet');
    expect(sheet.getCell('A1')).toMatchObject({
      numFmt: '@',
      font: { bold: true, color: { argb: 'FF5B3A1E' } },
      fill: { fgColor: { argb: 'FFF3E9DC' } },
      alignment: { vertical: 'middle', wrapText: true },
    });
    expect(sheet.autoFilter).toBe('A1:B4');
    expect(['A2', 'B2', 'A3', 'B3', 'A4', 'B4'].map((at) => sheet.getCell(at).numFmt)).toEqual([
      undefined,
      '0.00%',
      '@',
      '@',
      undefined,
      'yyyy-mm-dd',
    ]);
    expect(['A4', 'B4'].map((at) => sheet.getCell(at).value)).toEqual([true, new Date('2024-02-29')]);
    expect([sheet.getColumn(1).width, sheet.getColumn(2).numFmt]).toEqual([10, '0.00%']);
  });

  it('shows a number that is none as an error, and a day of no calendar as it is written', async () => {
    const days = ['1900-02-28', '2023-02-29', '10000-01-01', '0900-01-01'];
    const rows = [[Number.NaN, Number.POSITIVE_INFINITY], ...days.map((day) => [{ day }, null])];
    const table = await openTable(await written(sheetOf(rows)));
    if (!table.ok) throw new Error(table.reason.message.en);
    const batches = await Array.fromAsync(table.value.rows);
    const cells = batches.flatMap((batch) => (batch.ok ? batch.value.map((row) => row.cells) : []));
    expect(cells).toEqual([[{ error: '#NUM!' }, { error: '#NUM!' }], ...days.map((day) => [day, null])]);
  });

  it('may be one of several, with any name; columns that share their choices share the list', async () => {
    const choices = ['是', '否'];
    const yes = { title: '甲', choices };
    const path = await written(
      {
        name: '企业 & <"表\'>',
        columns: [yes, { ...yes, title: '乙', hint: '选 "是" <或> 否' }],
        rows: [['是', '否']],
      },
      { name: '说明', columns: [{ title: '丙', choices: ['一'] }, yes], rows: [] },
      { name: '空', columns: [], rows: [] },
    );
    const { worksheets } = await readByOther(path);
    expect(worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['企业 & <"表\'>', 'visible'],
      ['说明', 'visible'],
      ['空', 'visible'],
      ['选项', 'veryHidden'],
    ]);
    const rule = (sheet: number, cell: string) => worksheets[sheet]?.getCell(cell).dataValidation;
    expect(rule(0, 'B2')).toMatchObject({ prompt: '选 "是" <或> 否', formulae: ["'选项'!$A$1:$A$2"] });
    expect([rule(0, 'A10001')?.formulae, rule(1, 'A2')?.formulae, rule(1, 'B2')?.formulae]).toEqual([
      ["'选项'!$A$1:$A$2"],
      ["'选项'!$B$1:$B$1"],
      ["'选项'!$A$1:$A$2"],
    ]);
    expect(rule(0, 'A10002')).toBe(undefined);
  });

  it('keeps white space at the ends of a text, and cells beyond its last column', async () => {
    const path = await written(sheetOf([[' 甲', null, '乙\n', 7]]));
    const xml = await textOf(path, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve"> 甲</t></is></c><c r="C2"');
    const sheet = (await readByOther(path)).worksheets[0];
    expect(['A2', 'C2', 'D2'].map((at) => sheet?.getCell(at).value)).toEqual([' 甲', '乙\n', 7]);
  });
});

describe('a text in XML', () => {
  it.for([
    ['企业', '企业'],
    ['a&<b>"\'', 'a&amp;&lt;b&gt;"\''],
    ['\t\n', '\t\n'],
    ['a\r<_x000D_', 'a_x000D_&lt;_x005F_x000D_'],
    ['_x000D', '_x000D'],
    ['_x000D\r', '_x005F_x000D_x000D_'],
    ['_x000D_x000D_', '_x005F_x000D_x005F_x000D_'],
    ['\u0000\u0085\uffff', '_x0000__x0085__xFFFF_'],
  ] as const)('%j is %j, and reads back', ([text, xml]) => {
    expect(escapeXml(text)).toBe(xml);
    const read = xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(unescapeText(read)).toBe(text);
  });

  it('is read with the sign for a broken character where half of one is written', () => {
    expect(unescapeText('a_xD842_b_xD842__xDFB7_')).toBe('a�b𠮷');
  });

  it('has no line feed and no quote as an attribute', () => {
    expect(escapeAttribute('"a"\n\t&')).toBe('&quot;a&quot;_x000A__x0009_&amp;');
  });
});

it('a workbook of a file holds the same parts as one in pieces', async () => {
  const path = join(folder, 'file.xlsx');
  await writeXlsx(path, [sheetOf([['甲', 1]])]);
  const pieces = await written(sheetOf([['甲', 1]]));
  const names = ['xl/workbook.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml'];
  const [ofFile, ofPieces] = await Promise.all(
    [path, pieces].map((at) => Promise.all(names.map((name) => textOf(at, name)))),
  );
  expect(ofFile).toEqual(ofPieces);
});
