import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firmRow, headerRow, relations, sheetOf, textRow, workbookWith } from '../../../tests/brokenFiles/workbook.ts';
import type { Row, Table, TableOptions } from './index.ts';
import { openTable } from './index.ts';

let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leitu-tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function opened(extension: string, bytes: Buffer | string, options?: TableOptions): Promise<Table> {
  const path = join(folder, `${made++}${extension}`);
  await writeFile(path, bytes);
  const table = await openTable(path, options);
  if (!table.ok) throw new Error(table.reason.message.en);
  return table.value;
}

async function headerOf(table: Table): Promise<readonly string[]> {
  await table.close();
  return table.header;
}

async function rowsOf(table: Table): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.rows) {
    if (!batch.ok) throw new Error(batch.reason.message.en);
    rows.push(...batch.value);
  }
  return rows;
}

/** How many files of the test's folder this process has open. */
async function openFiles(): Promise<number> {
  const descriptors = await readdir('/proc/self/fd');
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(folder)).length;
}

const csvText = 'uscc,名称\n91510107536455687W,第一有限公司\n';

describe('a .csv table', () => {
  it.for([
    { encoding: 'UTF-8', bytes: Buffer.from(csvText) },
    { encoding: 'UTF-8 with its mark', bytes: Buffer.from(`\ufeff${csvText}`) },
    // 名称 and 第一有限公司 in GB18030.
    {
      encoding: 'GB18030',
      bytes: Buffer.concat([
        Buffer.from('uscc,'),
        Buffer.from('c3fbb3c6', 'hex'),
        Buffer.from('\n91510107536455687W,'),
        Buffer.from('b5dad2bbd3d0cfdeb9abcbbe', 'hex'),
        Buffer.from('\n'),
      ]),
    },
  ])('is read from $encoding', async ({ bytes }) => {
    const table = await opened('.csv', bytes);
    expect(table.header).toEqual(['uscc', '名称']);
    expect(await rowsOf(table)).toEqual([{ number: 1, cells: ['91510107536455687W', '第一有限公司'], extra: 0 }]);
    expect(table.progress()).toBe(1);
  });

  it('reads the four-byte characters of GB18030', async () => {
    // U+20000, the first character of Extension B, is 95 32 82 36.
    const table = await opened('.csv', Buffer.from('610a953282360a', 'hex'));
    expect(await rowsOf(table)).toMatchObject([{ cells: ['\u{20000}'] }]);
  });

  it('leaves out empty rows but counts them, fills short rows and counts the cells too many', async () => {
    const table = await opened('.csv', '\n a ,b,,\n1, \u3000\n,,\n\n2,3,,4\n');
    expect(table.header).toEqual(['a', 'b']);
    expect(await rowsOf(table)).toEqual([
      { number: 1, cells: ['1', null], extra: 0 },
      { number: 4, cells: ['2', '3'], extra: 1 },
    ]);
  });

  it('takes one column named like a number for a name', async () => {
    expect(await headerOf(await opened('.csv', 'uscc,name,2024\na,b,1\n'))).toEqual(['uscc', 'name', '2024']);
  });

  it('gives the sound rows before a flaw that shows only far into the file', async () => {
    const table = await opened('.csv', `a,b\n${'1,2\n'.repeat(200_000)}3,"x\n`);
    let rows = 0;
    let refusal: string | null = null;
    for await (const batch of table.rows) {
      if (batch.ok) rows += batch.value.length;
      else refusal = batch.reason.message.en;
    }
    expect(rows).toBe(200_000);
    expect(refusal).toContain('line 200002');
  });

  it('lets go of the file when the loop is left early, and when it is closed unread', async () => {
    const text = `a,b\n${'1,2\n'.repeat(200_000)}`;
    for await (const batch of (await opened('.csv', text)).rows) if (batch.ok) break;
    await (await opened('.csv', text)).close();
    expect(await openFiles()).toBe(0);
  });
});

describe('a sheet of a workbook', () => {
  it('has no NUL in the names of its columns, which no database keeps', async () => {
    const sheet = sheetOf(textRow('uscc', 'na_x0000_me', 'revenue_y1') + firmRow);
    expect(await headerOf(await opened('.xlsx', workbookWith({ sheet })))).toEqual(['uscc', 'na�me', 'revenue_y1']);
  });

  it('gives days for every format that shows one, and numbers for the rest', async () => {
    const cells = [0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>45351.5</v></c>`).join('');
    const sheet = sheetOf(`${textRow('a', 'b', 'c', 'd', 'e')}<row>${cells}</row>`);
    const day = { day: '2024-02-29' };
    expect(await rowsOf(await opened('.xlsx', workbookWith({ sheet })))).toMatchObject([
      { cells: [45351.5, day, day, day, 45351.5] },
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const workbook =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="企业" r:id="rId1"/></sheets></workbook>';
    const sheet = sheetOf(`${textRow('a')}<row><c s="1"><v>43889</v></c></row>`);
    expect(await rowsOf(await opened('.xlsx', workbookWith({ workbook, sheet })))).toMatchObject([
      { cells: [{ day: '2024-02-29' }] },
    ]);
  });

  it('gives every kind of cell as what it is', async () => {
    const row =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>a_x000A_b</v></c>' +
      '<c t="d"><v>2024-02-29T00:00:00</v></c><c><v>1E-2</v></c><c/><c t="shared"><f t="shared" si="0">A1+1</f><v>1</v></c><c><f t="shared" si="0"/></c></row>';
    const sheet = sheetOf(textRow(...'abcdefghij') + row);
    expect(await rowsOf(await opened('.xlsx', workbookWith({ sheet })))).toMatchObject([
      {
        cells: [
          '共享文字',
          '富文本',
          true,
          { error: '#N/A' },
          'a\nb',
          { day: '2024-02-29' },
          0.01,
          null,
          { formula: 'A1+1' },
          { formula: 'A1+1' },
        ],
      },
    ]);
  });

  it('has its cells where their references say, whatever the prefix of the elements', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>' +
      '<x:c r="B3" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row><x:row r="7"><x:c r="B7"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await rowsOf(await opened('.xlsx', workbookWith({ sheet })))).toEqual([
      { number: 4, cells: [null, 5], extra: 0 },
    ]);
  });

  describe('is chosen', () => {
    const several = {
      workbook:
        '<workbook xmlns:r="r"><sheets><sheet name="列表" state="hidden" r:id="rId1"/><sheet name="空" r:id="rId2"/>' +
        '<sheet name="企业" r:id="rId3"/><sheet name="说明" r:id="rId4"/></sheets></workbook>',
      workbookRelations: relations(
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', '/xl/worksheets/sheet2.xml'],
        ['worksheet', 'worksheets/sheet3.xml'],
        ['worksheet', 'worksheets/sheet4.xml'],
      ),
      sheet: sheetOf(textRow('hidden') + textRow('x')),
      more: [
        { name: 'xl/worksheets/sheet2.xml', content: sheetOf('') },
        { name: 'xl/worksheets/sheet3.xml', content: sheetOf(headerRow + firmRow) },
        { name: 'xl/worksheets/sheet4.xml', content: sheetOf(textRow('notes') + textRow('x')) },
      ],
    };

    it('as the first visible one that holds anything', async () => {
      expect(await headerOf(await opened('.xlsx', workbookWith(several)))).toEqual(['uscc', 'name', 'revenue_y1']);
    });

    it('by its name', async () => {
      expect(await headerOf(await opened('.xlsx', workbookWith(several), { sheet: '说明' }))).toEqual(['notes']);
    });

    it('and an unknown name is refused with the names there are', async () => {
      await expect(opened('.xlsx', workbookWith(several), { sheet: '表一' })).rejects.toThrow('列表、空、企业、说明');
    });
  });
});

describe('a .parquet table', () => {
  it('gives numbers, exact text for large ones and decimals, booleans, days and empty cells', async () => {
    const path = join(folder, 'all[1]*.parquet');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      `COPY (SELECT 7::INTEGER AS i, 9223372036854775807 AS big, 12::BIGINT AS small, 1.50::DECIMAL(18,2) AS d, true AS b,
       DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 23:59:00' AS moment, ' 企业 ' AS t, NULL::INTEGER AS n, 'nan'::DOUBLE AS x)
       TO '${path}'`,
    );
    connection.closeSync();
    const table = await openTable(path);
    if (!table.ok) throw new Error(table.reason.message.en);
    expect(table.value.header).toEqual(['i', 'big', 'small', 'd', 'b', 'day', 'moment', 't', 'n', 'x']);
    const day = { day: '2024-02-29' };
    expect(await rowsOf(table.value)).toEqual([
      {
        number: 1,
        cells: [7, '9223372036854775807', 12, '1.50', true, day, day, '企业', null, { error: 'NaN' }],
        extra: 0,
      },
    ]);
  });
});
