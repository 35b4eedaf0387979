import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb, openTable } from '../../src/platform/files/index.ts';
import { brokenFiles } from '../brokenFiles/build.ts';
import { describeWithShared } from '../shared.ts';
import { leitu } from './leitu.ts';
import { forms } from './publishedFirms.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const USCC = '91350100M000100Y43';
const OTHER_USCC = '91510107536455687W';
const HEADER =
  'uscc,name,industry_code,employees_y1,revenue_y1,assets_y1,established_on,market_share,own_brand,digital_level';
const FIRM = `${USCC},示范电子有限公司,C3921,120,60000000,50000000,2010-01-01,0.1,true,3`;

function listOf(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, [HEADER, ...lines, ''].join('\n'));
  return path;
}

/** The firm with one cell of the column changed. */
function firmWith(column: string, cell: string): string {
  const names = HEADER.split(',');
  return FIRM.split(',')
    .map((old, index) => (names[index] === column ? cell : old))
    .join(',');
}

function parsed(ndjson: string): unknown[] {
  return ndjson
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

describeWithShared('the published cases come out exactly', (shared) => {
  const firms = join(shared, 'cases', 'firms.csv');
  const expected = (caseType: string) =>
    parsed(readFileSync(join(shared, 'cases', `cultivation-${caseType}.ndjson`), 'utf8'));

  it.each(['new', 'recheck'])('from .csv, case %s', async (caseType) => {
    const ended = await leitu(['assess', firms, '--format', 'ndjson', '--case', caseType]);
    expect(parsed(ended.out)).toEqual(expected(caseType));
    expect(ended.code).toBe(0);
  });

  it.each(Object.entries(forms))('from %s', async (form, inForm) => {
    const list = await inForm(firms, join(folder, `published${form.replace(/\W+/g, '-')}`));
    const ended = await leitu(['assess', list, '--format', 'ndjson']);
    expect(parsed(ended.out)).toEqual(expected('new'));
    expect(ended.code).toBe(0);
  });
});

describe('a row with a cell that cannot be right is refused, and the others are judged', () => {
  it.each([
    ['a check digit off by one', 'uscc', '91350100M000100Y44', 'uscc_check_digit'],
    ['a code without its last character', 'uscc', '91350100M000100Y4', 'uscc_length'],
    ['no code', 'uscc', '', 'uscc_missing'],
    ['万元 in a 元 column', 'revenue_y1', '6000万元', 'unit_in_cell'],
    ['words in a number', 'employees_y1', '约一百人', 'not_a_number'],
    ['half a person', 'employees_y1', '12.5', 'not_whole'],
    ['negative assets', 'assets_y1', '-1', 'below_least'],
    ["a date in Excel's number form", 'established_on', '40179', 'excel_serial_date'],
    ['a day that does not exist', 'established_on', '2023-02-29', 'not_a_date'],
    ['a date after the day of judging', 'established_on', '2026-04-02', 'date_in_future'],
    ['a share in per cent without its sign', 'market_share', '10', 'above_most'],
    ['a fifth digital level', 'digital_level', '5', 'above_most'],
    ['neither yes nor no', 'own_brand', '可能', 'not_yes_or_no'],
    ['a name that a spreadsheet would run', 'name', "=cmd|' /C calc'!A0", 'looks_like_formula'],
  ])('%s', async (what, column, value, code) => {
    const list = listOf(
      `${code}-${column}.csv`,
      firmWith(column, value),
      FIRM.replace(USCC, '915101075364556871'),
      FIRM.replace(USCC, OTHER_USCC),
    );
    const ended = await leitu(['assess', list, '--format', 'ndjson', '--on', '2026-04-01']);
    const [first, second, third] = parsed(ended.out);
    expect(first, what).toMatchObject({ row: 1, refused: [{ column, value, code }] });
    expect(second).toMatchObject({ row: 2, refused: [{ column: 'uscc', code: 'uscc_check_digit' }] });
    expect(third).toMatchObject({ uscc: OTHER_USCC, size: ['small'] });
    expect(ended.code).toBe(1);
  });

  it('a code that stands twice is refused the second time, and the sentence names the first row', async () => {
    const ended = await leitu(['assess', listOf('twice.csv', FIRM, FIRM), '--format', 'ndjson']);
    expect(parsed(ended.out)[1]).toMatchObject({ row: 2, refused: [{ code: 'uscc_repeated' }] });
    expect(ended.out).toContain('表格第 2 行');
  });

  it('an industry or region code without its form is a warning, and counts as missing', async () => {
    const list = listOf('code.csv', firmWith('industry_code', '3921'));
    const ended = await leitu(['assess', list, '--format', 'ndjson']);
    expect(parsed(ended.out)).toMatchObject([{ size: ['large', 'medium', 'micro', 'small'] }]);
    expect(ended.err).toContain('行业代码应为一个门类字母加 2 至 4 位数字');
    expect(ended.code).toBe(0);
  });

  it('facts that sit oddly beside each other are a warning, and the firm is judged', async () => {
    const path = join(folder, 'odd.csv');
    writeFileSync(path, `uscc,revenue_y1,main_revenue_y1\n${USCC},100,200\n`);
    const ended = await leitu(['assess', path, '--format', 'ndjson'], 'en');
    expect(parsed(ended.out)[0]).toMatchObject({ uscc: USCC });
    expect(ended.err).toContain('Main-business revenue of last year is above revenue');
    expect(ended.code).toBe(0);
  });
});

describe('a broken file gives one clear refusal and nothing else', () => {
  it.for(brokenFiles.filter(({ level }) => level === 'file'))('$name', async (file) => {
    const path = await file.make(folder);
    const ended = await leitu(['assess', path, '--out', join(folder, 'never.ndjson')]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(
      ended.err
        .trimEnd()
        .split('\n')
        .filter((line) => !line.startsWith('未使用的列')),
    ).toHaveLength(1);
    expect(readdirSync(folder), 'nothing half-done is left').not.toContain('never.ndjson');
  });
});

describe('what is written can be opened safely', () => {
  it.each(['csv', 'xlsx'])('as %s, with one row a firm and nothing that runs', async (format) => {
    const out = join(folder, `result.${format}`);
    const list = listOf('mixed.csv', FIRM, firmWith('name', '=1+1').replace(USCC, '=cmd|calc'));
    const ended = await leitu(['assess', list, '--pack', 'cn.srdi.2022', '--out', out]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    const table = await openTable(out);
    if (!table.ok) throw new Error(table.reason.message.en);
    const rows: unknown[][] = [];
    for await (const batch of table.value.rows) if (batch.ok) rows.push(...batch.value.map((row) => [...row.cells]));
    expect(rows.map((row) => row[1])).toEqual([USCC, format === 'csv' ? "'=cmd|calc" : '=cmd|calc']);
    expect(rows[0]?.slice(2, 5)).toEqual(['示范电子有限公司', '小型', '资料不足']);
  });

  it('as parquet, for programs: codes for words in either language, and the reasons of refused rows', async () => {
    const out = join(folder, 'result.parquet');
    const list = listOf('programs.csv', FIRM, firmWith('name', '=1+1').replace(USCC, '=cmd|calc'));
    const ended = await leitu(['assess', list, '--pack', 'cn.srdi.2022', '--out', out]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    const { connection, close } = await openDuckDb({ megabytes: 100, threads: 1 });
    const rows = (await connection.runAndReadAll(`from '${out}'`)).getRowObjects();
    close();
    const pack = 'cn.srdi.2022';
    const [lowest, highest] = [rows[0]?.[`${pack}_score_lowest`], rows[0]?.[`${pack}_score_highest`]];
    const refused = rows[1]?.refused;
    expect(rows).toEqual([
      {
        ...{ row: 2n, uscc: USCC, name: '示范电子有限公司', size: 'small', [`${pack}_verdict`]: 'unknown' },
        ...{ [`${pack}_score_lowest`]: lowest, [`${pack}_score_highest`]: highest },
        ...{ warnings: null, refused: null },
      },
      {
        ...{ row: 3n, uscc: '=cmd|calc', name: null, size: null, [`${pack}_verdict`]: null },
        ...{ [`${pack}_score_lowest`]: null, [`${pack}_score_highest`]: null },
        ...{ warnings: null, refused },
      },
    ]);
    expect(Number(lowest)).toBeLessThan(Number(highest));
    expect(refused).toContain('=1+1');
  });

  it('an existing file stays as it was when the list turns out to be broken further on', async () => {
    const out = join(folder, 'kept.csv');
    writeFileSync(out, 'before');
    const path = join(folder, 'late.csv');
    writeFileSync(path, Buffer.concat([Buffer.from(`${HEADER}\n${FIRM}\n`), Buffer.from('"unclosed')]));
    expect(await leitu(['assess', path, '--out', out])).toMatchObject({ code: 2 });
    expect(readFileSync(out, 'utf8')).toBe('before');
  });
});

describe('the options', () => {
  it('a list of tiers or packs may stand before the file', async () => {
    const ended = await leitu([
      'assess',
      '--tier',
      'innovative',
      'srdi',
      listOf('tiers.csv', FIRM),
      '--format',
      'ndjson',
      '--on',
      '2026-04-01',
    ]);
    expect(parsed(ended.out)).toMatchObject([{ packs: { 'cn.innovative.2022': {}, 'cn.srdi.2026': {} } }]);
  });

  it('the file that is read is not written over', async () => {
    const list = listOf('same.csv', FIRM);
    const before = readFileSync(list, 'utf8');
    expect(await leitu(['assess', list, '--out', list])).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(list, 'utf8')).toBe(before);
  });

  it('a pack that does not apply on the day is judged by all the same, and the summary says so', async () => {
    const ended = await leitu(['assess', listOf('over.csv', FIRM), '--on', '2026-04-01']);
    expect(ended.err).toMatch(/cn\.srdi\.2022：.*仅供对照/);
    expect(ended.err).not.toMatch(/cn\.srdi\.2026：.*仅供对照/);
  });

  it('explain tells the odd facts and the columns not used, as assess does', async () => {
    const path = join(folder, 'odd-explained.csv');
    writeFileSync(path, `uscc,revenue_y1,main_revenue_y1,备注\n${USCC},100,200,x\n`);
    const ended = await leitu(['explain', path, '--uscc', ` ${USCC} `, '--pack', 'cn.srdi.2026']);
    expect(ended.err).toContain('未使用的列“备注”');
    expect(ended.err).toContain('主营业务收入大于营业收入');
    expect(ended.code).toBe(0);
  });

  it('explain names facts that are there but decide nothing', async () => {
    const path = join(folder, 'zero.csv');
    writeFileSync(path, `uscc,assets_y1,liabilities_y1\n${USCC},0,0\n`);
    const ended = await leitu(['explain', path, '--uscc', USCC, '--pack', 'cn.srdi.2026'], 'en');
    expect(ended.out).toContain('check: Total liabilities, end of last year, Total assets, end of last year');
  });
});

describe('wrong usage is told in a sentence and ends with 2', () => {
  it.each([
    [['nope'], '没有命令“nope”'],
    [['assess'], '缺少参数 FILE'],
    [['assess', 'a.csv', 'b.csv'], '参数太多'],
    [['assess', 'a.csv', '--nope'], '没有选项 --nope'],
    [['assess', 'a.csv', '--tier', 'giant'], '“giant”不可用'],
    [['assess', 'a.csv', '--case', 'old'], '“old”不可用'],
    [['assess', 'a.csv', '--on', '2026-02-30'], '“2026-02-30”不是日期'],
    [['assess', 'a.csv', '--format', 'pdf'], '“pdf”不可用'],
    [['assess', 'a.csv', '--format', 'xlsx'], '--out'],
    [['assess', 'a.csv', '--format', 'parquet'], '--out'],
    [['assess', 'a.csv', '--format', 'csv', '--out', 'a.xlsx'], '扩展名不一致'],
    [['assess', 'a.csv', '--lang', 'fr'], '“fr”不可用'],
    [['assess', 'a.csv', '--out', 'a.txt'], 'a.txt'],
    [['assess', 'a.csv', '--pack', 'cn.none'], '没有规则包“cn.none”'],
    [['assess', 'a.csv', '--pack', 'cn.sme-size.2011'], '划型标准'],
    [['explain', 'a.csv'], '缺少选项 --uscc'],
    [['template', '--out', 'a.csv'], '.xlsx'],
  ])('leitu %j', async (args, words) => {
    const ended = await leitu(args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(words);
  });
});

describe('the help needs no manual', () => {
  it.each([
    ['zh', '用法：', '判定一份企业名单'],
    ['en', 'Usage:', 'judge a list of firms'],
  ] as const)('in %s', async (language, usage, about) => {
    const ended = await leitu(['--help'], language);
    expect(ended.out).toContain(about);
    expect((await leitu(['assess', '--help'], language)).out).toContain(usage);
    expect(ended.code).toBe(0);
  });
});

describe('the other commands', () => {
  it('explain gives each condition with its article, what was read and what is missing', async () => {
    const list = listOf('one.csv', FIRM);
    const ended = await leitu(['explain', list, '--uscc', USCC, '--pack', 'cn.srdi.2022']);
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('附件2 一（三）');
    expect(ended.out).toContain('上年度营业收入：6,000万元');
    expect(ended.out).toContain('下一步最该补充的资料');
  });

  it('explain says so when the list has no such firm', async () => {
    const ended = await leitu(['explain', listOf('none.csv', FIRM), '--uscc', '1', '--pack', 'cn.srdi.2022']);
    expect(ended).toMatchObject({ code: 2, out: '' });
  });

  it('template makes a workbook whose header assess understands whole', async () => {
    const out = join(folder, 'template.xlsx');
    expect(await leitu(['template', '--out', out])).toMatchObject({ code: 0 });
    const ended = await leitu(['assess', out]);
    expect(ended.err).not.toContain('未使用的列');
    expect(ended.err, 'it is still empty').toContain('template.xlsx');
    expect(ended.code).toBe(2);
  });

  it('template does not write over a file that is there', async () => {
    const out = join(folder, 'filled.xlsx');
    writeFileSync(out, 'a day of work');
    expect(await leitu(['template', '--out', out])).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(out, 'utf8')).toBe('a day of work');
  });

  it('packs lists every pack with its source and dates', async () => {
    const ended = await leitu(['packs'], 'en');
    expect(ended.out).toMatch(/cn\.little-giant\.2026 .*工信部企业〔2026〕2号 Annex 2 .*recheck from 2027-01-01/);
  });
});
