import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell, WrittenCell } from './index.ts';
import { csvText, openTable, writeCsv, writeXlsx } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leitu-written-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readBack(path: string): Promise<readonly (readonly Cell[])[]> {
  const table = await openTable(path);
  if (!table.ok) throw new Error(table.reason.message.en);
  const rows: (readonly Cell[])[] = [];
  for await (const batch of table.value.rows) if (batch.ok) rows.push(...batch.value.map((row) => row.cells));
  return rows;
}

async function csvOf(cells: readonly WrittenCell[]): Promise<string> {
  let text = '';
  for await (const piece of csvText(['a'], [cells], { mark: false })) text += piece;
  return text.slice('a\r\n'.length, -'\r\n'.length);
}

/** Texts as cells hold them: trimmed, since white space around a text is not read back. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('企', '"', ',', '\n', '\r', '_x000D_', '=', '&', '<', '\u0001', "'", ';') }),
);
const shownText = text.map((value) => `企${value}业`);
const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => ({ day: date.toISOString().slice(0, 10) }));
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

describe('what is written', () => {
  it('as .csv reads back the same, but for NUL characters, which no text file holds', async () => {
    const rows = fc.array(fc.tuple(fc.constant('行'), shownText, number), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (written, mark) => {
        const path = join(folder, 'same.csv');
        expect(await writeCsv(path, ['a', 'b', 'c'], written, { mark })).toEqual({ ok: true, value: null });
        expect(await readBack(path)).toEqual(
          written.map(([a, b, c]) => [a, b.toWellFormed().replaceAll('\0', ''), String(c)]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('as .xlsx reads back the same, also by another reader', async () => {
    const rows = fc.array(fc.tuple(shownText, number, fc.boolean(), day), { minLength: 1, maxLength: 5 });
    const columns = ['a', 'b', 'c', 'd'].map((title) => ({ title }));
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const path = join(folder, 'same.xlsx');
        expect(await writeXlsx(path, [{ name: '表', columns, rows: written }])).toEqual({ ok: true, value: null });
        expect(await readBack(path)).toEqual(written.map(([a, ...rest]) => [a.toWellFormed(), ...rest]));
        const other = new ExcelJS.Workbook();
        await other.xlsx.readFile(path);
        expect(other.worksheets[0]?.getRow(2).getCell(2).value).toBe(written[0]?.[1]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a text that a spreadsheet would run', () => {
  const dangerous = ['=cmd|calc', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x', ' =1', "'=1"];

  it.for(dangerous)('%j has an apostrophe in front in .csv', async (value) => {
    const cell = await csvOf([value]);
    expect(cell.replace(/^"/, '')).toBe(`'${value}${cell.startsWith('"') ? '"' : ''}`);
  });

  it('is no formula in .xlsx, and stays text when its cell is edited', async () => {
    const path = join(folder, 'dangerous.xlsx');
    await writeXlsx(path, [{ name: '表', columns: [{ title: 'a' }], rows: dangerous.map((value) => [value]) }]);
    const read = new ExcelJS.Workbook();
    await read.xlsx.readFile(path);
    for (const at of dangerous.keys()) {
      const cell = read.worksheets[0]?.getRow(at + 2).getCell(1);
      expect([ExcelJS.ValueType.String, cell?.numFmt]).toEqual([cell?.type, '@']);
    }
  });

  it('is none when it is a number: negative amounts stay numbers', async () => {
    expect(await csvOf([-1.5])).toBe('-1.5');
  });
});

it('a template has its header in view, its choices as a drop-down and its formats in the cells still empty', async () => {
  const path = join(folder, 'template.xlsx');
  const choices = Array.from({ length: 97 }, (_, index) => `选项，${index}`);
  const columns = [
    { title: '统一社会信用代码', numberFormat: '@', hint: '18 位' },
    { title: '行业', choices },
  ];
  await writeXlsx(path, [{ name: '企业', columns, rows: [] }]);
  const read = new ExcelJS.Workbook();
  await read.xlsx.readFile(path);
  const [sheet, lists] = read.worksheets;
  expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
  expect(sheet?.getColumn(1).numFmt).toBe('@');
  expect(sheet?.getCell('A5').dataValidation).toMatchObject({ prompt: '18 位' });
  expect(sheet?.getCell('B5').dataValidation).toMatchObject({ type: 'list', formulae: ["'选项'!$A$1:$A$97"] });
  expect(lists?.state).toBe('veryHidden');
  expect(lists?.getCell('A97').value).toBe('选项，96');
});

describe('a file that cannot be written whole', () => {
  it('leaves what was there before, and nothing beside it, when the disk takes no more', async () => {
    const inside = await mkdtemp(join(folder, 'full-'));
    await writeFile(join(inside, 'firms.csv'), 'before');
    await writeFile(join(inside, 'firms.xlsx'), 'before');
    const script = `
      import { writeCsv, writeXlsx } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
      function* rows() { for (let at = 0; at < 300_000; at++) yield [Math.random()]; }
      const csv = await writeCsv('firms.csv', ['a'], rows());
      const xlsx = await writeXlsx('firms.xlsx', [{ name: 'a', columns: [{ title: 'a' }], rows: rows() }]);
      console.log(csv.reason?.code, csv.reason?.figures.reason, xlsx.reason?.code, xlsx.reason?.figures.reason);
      process.exit();`;
    // The shell's limit on the size of a file stands for a full disk: the system refuses the write in the same way.
    const limited = 'ulimit -f 512; exec "$0" --input-type=module --eval "$1"';
    const { stdout } = await promisify(execFile)('sh', ['-c', limited, process.execPath, script], { cwd: inside });
    expect(stdout.trim()).toBe('write_failed EFBIG write_failed EFBIG');
    expect(await readFile(join(inside, 'firms.csv'), 'utf8')).toBe('before');
    expect(await readFile(join(inside, 'firms.xlsx'), 'utf8')).toBe('before');
    expect(await readdir(inside)).toEqual(['firms.csv', 'firms.xlsx']);
  });

  it('leaves nothing when making its rows fails, and the failure is passed on', async () => {
    const inside = await mkdtemp(join(folder, 'failing-'));
    function* rows() {
      yield ['a'];
      throw new Error('a bug');
    }
    await expect(writeCsv(join(inside, 'a.csv'), ['a'], rows())).rejects.toThrow('a bug');
    const sheet = { name: 'a', columns: [{ title: 'a' }], rows: rows() };
    await expect(writeXlsx(join(inside, 'a.xlsx'), [sheet])).rejects.toThrow('a bug');
    expect(await readdir(inside)).toEqual([]);
  });

  it('is refused where there is no such folder, and where its name is a folder or a device', async () => {
    expect(await writeCsv(join(folder, 'none', 'a.csv'), ['a'], [])).toMatchObject({
      reason: { code: 'write_failed' },
    });
    expect(await writeCsv(folder, ['a'], [])).toMatchObject({ reason: { code: 'write_not_file' } });
    expect(await writeCsv('/dev/null', ['a'], [])).toMatchObject({ reason: { code: 'write_not_file' } });
  });

  it('is refused where a text is longer than a cell may hold, or a sheet has more rows than it may', async () => {
    const path = join(folder, 'long.xlsx');
    const columns = [{ title: 'a' }];
    const long = { name: 'a', columns, rows: [['x'.repeat(32_768)]] };
    expect(await writeXlsx(path, [long])).toMatchObject({
      reason: { code: 'write_cell_too_long', figures: { cell: 'A2' } },
    });
    const many = { name: 'a', columns, rows: Array.from({ length: 1_048_576 }, () => []) };
    expect(await writeXlsx(path, [many])).toMatchObject({ reason: { code: 'write_too_many_rows' } });
    expect(await readdir(folder)).not.toContain('long.xlsx');
  });
});

it('a link is written through, not replaced', async () => {
  const path = join(folder, 'real.csv');
  await writeFile(path, 'before');
  await symlink(path, join(folder, 'link.csv'));
  await writeCsv(join(folder, 'link.csv'), ['a'], [['b']], { mark: false });
  expect(await readFile(path, 'utf8')).toBe('a\r\nb\r\n');
});
