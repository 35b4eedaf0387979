import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day, present } from '@leitu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFirms } from '../../src/cli/openFirms.ts';
import { judgePopulation } from '../../src/cli/population/judgePopulation.ts';
import { openPopulation } from '../../src/cli/population/openPopulation.ts';
import { countUnsure } from '../../src/cli/population/unsureRows.ts';
import { ladderPacks } from '../../src/modules/policy/index.ts';
import { type DuckDb, openDuckDb } from '../../src/platform/files/index.ts';
import { library } from '../packs/library.ts';
import { leitu } from './leitu.ts';

let folder = '';
let database: DuckDb;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-population-'));
  database = await openDuckDb({ megabytes: 500, threads: 2 });
  const sound = join(folder, 'sound.parquet');
  await leitu(['simulate', '--firms', '1000', '--seed', '5', '--out', sound]);
  await database.connection.run(`create table sound as select row_number() over () as number, * from '${sound}'`);
  await database.connection.run('create view firms as select * exclude (number) from sound');
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** Writes a table of firms, and gives what each of the two ways says of it beside its rows. */
async function bothWays(name: string, select: string, ...options: readonly string[]) {
  const path = join(folder, `${name}.parquet`);
  await database.connection.run(`copy (${select}) to '${path}' (format parquet)`);
  const asked = ['assess', path, '--on', '2026-06-01', ...options];
  const [counted, walked] = [
    await leitu([...asked, '--format', 'summary'], 'en'),
    await leitu([...asked, '--format', 'ndjson'], 'en'),
  ];
  expect(counted.out).toBe('');
  return { counted: { code: counted.code, err: counted.err }, walked: { code: walked.code, err: walked.err } };
}

/** The firms with one column of some rows changed. */
const changed = (column: string, value: string, rows = 'number % 97 = 5') =>
  `select * exclude (number) replace (case when ${rows} then ${value} else ${column} end as ${column}) from sound order by number`;

const inSound = (number: number, column = 'uscc') => `(select ${column} from sound where number = ${number})`;

describe('a population counted by DuckDB has the outcome of reading it row by row', () => {
  it('is counted by DuckDB indeed, all of it', async () => {
    const path = join(folder, 'sound.parquet');
    const list = await openFirms(path, library.dictionary, day('2026-06-01'));
    if (!list.ok) throw new Error(list.reason.message.en);
    const population = present(await openPopulation(path, list.value.header), 'its types say what its cells mean');
    const judging = {
      packs: ladderPacks(library),
      caseType: 'new',
      addNamesakes: async () => {},
      progress: () => {},
    } as const;
    await judgePopulation(population, judging);
    expect([population.firms, await countUnsure(population)]).toEqual([1000, 0]);
    population.database.close();
    await list.value.table.close();
  });

  it.each([
    ['new cases', []],
    ['rechecks', ['--case', 'recheck']],
    ['one tier', ['--tier', 'srdi']],
    ['an overlay', ['--pack', 'cn-example.srdi.2022']],
  ])('sound firms, %s', async (_what, options) => {
    const { counted, walked } = await bothWays(`sound-${options.join('')}`, 'from firms', ...options);
    expect(counted).toEqual(walked);
    expect(counted.code).toBe(0);
    expect(counted.err).toContain('1,000 rows: 1,000 firms judged, 0 rows refused.');
  });

  it.each([
    ['a check digit off by one', 'uscc', `left(uscc, 17) || case right(uscc, 1) when '1' then '2' else '1' end`, 1],
    ['a code with a character that no code has', 'uscc', `'I' || substr(uscc, 2)`, 1],
    ['a code that is too short', 'uscc', 'left(uscc, 17)', 1],
    ['no code', 'uscc', 'null', 1],
    ['a blank code', 'uscc', `'  '`, 1],
    ['a code that stands in a later row', 'uscc', inSound(900), 1],
    ['a code that stands in an earlier row', 'uscc', inSound(1), 1],
    ['a code in full-width digits, once', 'uscc', `case when number = 5 then '９' || substr(uscc, 2) else uscc end`, 0],
    ['the code of a sound firm in full-width digits', 'uscc', `'９' || substr(${inSound(901)}, 2)`, 1],
    ['a name that a spreadsheet would run', 'name', `'=1+1'`, 1],
    ['a name with a line feed', 'name', `'a' || chr(10) || 'b'`, 0],
    ['a name with a control character', 'name', `'a' || chr(7)`, 1],
    ['a name that is too long', 'name', `repeat('名', 501)`, 1],
    ['negative revenue', 'revenue_y1', '-1', 1],
    ['an amount beyond all money', 'revenue_y1', '90071992547410', 1],
    ['the largest amount', 'revenue_y1', '90071992547409', 0],
    ['a fifth digital level', 'digital_level', '5', 1],
    ['a share above the whole', 'market_share', '1.5', 1],
    ['a share that is no number', 'market_share', `'NaN'::double`, 1],
    ['an endless share', 'market_share', `'Infinity'::double`, 1],
    ['a day after that of judging', 'established_on', `date '2026-06-02'`, 1],
    ['a day long ago', 'established_on', `date '0800-01-01'`, null],
    ['an option that is none', 'rd_institution_level', `'galactic'`, 1],
    ['an option by its label', 'rd_institution_level', `'省级'`, 0],
    ['a blank option', 'rd_institution_level', `''`, 0],
    ['an industry without its section', 'industry_code', `'3921'`, 0],
    ['an industry in small letters', 'industry_code', `'c39'`, 0],
    ['an industry of another section', 'industry_code', `'A39'`, 0],
    ['an industry that is too short', 'industry_code', `'K70'`, 0],
    ['a region that is none', 'region_code', `'abc'`, 0],
    ['a main business above the whole', 'main_revenue_y1', 'revenue_y1 + 1', 0],
    ['a row without anything but a code', 'name', 'null', 0],
  ])('%s', async (what, column, value, code) => {
    const { counted, walked } = await bothWays(what.replaceAll(/\W/g, '-'), changed(column, value));
    expect(counted).toEqual(walked);
    if (code !== null) expect(counted.code).toBe(code);
  });

  it('rows that are wholly empty are left out', async () => {
    const columns =
      'from (select * exclude (number), number from sound union all by name select 1.5 as number) order by number';
    const { counted, walked } = await bothWays('empty', `select * exclude (number) ${columns}`);
    expect(counted).toEqual(walked);
    expect(counted.err).toContain('1,000 rows');
  });

  it('money as decimals and as doubles of 元, in 万元 by the header, shares in per cent', async () => {
    const { counted, walked } = await bothWays(
      'types',
      `select uscc, revenue_y1::decimal(15, 2) as revenue_y1, (main_revenue_y1 + 0.25)::double as main_revenue_y1,
              rd_expense_y1 / 10000.0 as "rd_expense_y1（万元）", market_share * 100 as "market_share(%)", title_innovative,
              niche_years::decimal(6, 1) as niche_years, employees_y1::usmallint as employees_y1, digital_level::float as digital_level
         from sound order by number`,
    );
    expect(counted).toEqual(walked);
    expect(counted.err).toContain('1,000 firms judged');
  });

  it('columns whose types do not say what their cells mean are read row by row', async () => {
    const { counted, walked } = await bothWays(
      'words',
      `select * exclude (number) replace (case own_brand when true then '是' when false then '否' end as own_brand) from sound order by number`,
    );
    expect(counted).toEqual(walked);
    expect(counted.code).toBe(0);
  });
});

describe('a population that nobody would read on a screen', () => {
  it('is told by its summary alone, which lists nothing', async () => {
    const path = join(folder, 'many.parquet');
    await leitu(['simulate', '--firms', '10001', '--out', path]);
    const ended = await leitu(['assess', path, '--on', '2026-06-01'], 'en');
    expect(ended).toMatchObject({ code: 0, out: '' });
    expect(ended.err).toContain('More than 10,000 firms');
    expect(ended.err).toContain('10,001 rows: 10,001 firms judged');
  });

  it('has no summary in a file', async () => {
    const ended = await leitu(['assess', join(folder, 'sound.parquet'), '--format', 'summary', '--out', 'x.csv'], 'en');
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('A summary is told on the screen');
  });
});
