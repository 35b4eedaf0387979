import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usccFault } from '@leitu/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { populationSql, preparations } from '../../src/cli/simulation/population.ts';
import { type DuckDb, openDuckDb } from '../../src/platform/files/index.ts';
import { regionName } from '../../src/platform/regions/index.ts';
import { library } from '../packs/library.ts';
import { leitu } from './leitu.ts';

const FIRMS = 30_000;

let folder = '';
let database: DuckDb;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-simulate-'));
  database = await openDuckDb({ megabytes: 500, threads: 2 });
  await simulate('made.parquet', FIRMS, 7);
  await ask(`create view made as from '${join(folder, 'made.parquet')}'`);
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

async function simulate(name: string, firms: number, seed: number): Promise<string> {
  const path = join(folder, name);
  const ended = await leitu(['simulate', '--firms', String(firms), '--seed', String(seed), '--out', path], 'en');
  expect(ended).toMatchObject({ code: 0, out: '' });
  expect(ended.err).toContain(`${firms.toLocaleString('en-US')} invented firms`);
  return path;
}

async function ask(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const answer = await database.connection.runAndReadAll(sql);
  return answer.getRowObjectsJS();
}

/** One row of figures. */
async function figures(sql: string): Promise<Readonly<Record<string, number>>> {
  const [row = {}] = await ask(`select ${sql} from made`);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
}

describe('an invented population', () => {
  it('has every fact of the dictionary as a column of its type, and none that nobody is told', async () => {
    const types = {
      text: 'VARCHAR',
      enum: 'VARCHAR',
      date: 'DATE',
      integer: 'INTEGER',
      number: 'DOUBLE',
      money: 'BIGINT',
    };
    const columns = await ask('describe made');
    expect(columns.map(({ column_name, column_type }) => [column_name, column_type])).toEqual(
      [...library.dictionary.values()].map(({ name, type }) => [
        name,
        type === 'boolean' || type === 'judgement' ? 'BOOLEAN' : types[type],
      ]),
    );
    const told = await figures([...library.dictionary.keys()].map((name) => `count(${name}) as ${name}`).join(', '));
    expect(Object.entries(told).filter(([, count]) => count === 0)).toEqual([]);
  });

  it('has a valid code for each firm, and no code twice', async () => {
    const rows = await ask('select uscc, region_code from made');
    expect(new Set(rows.map(({ uscc }) => uscc)).size).toBe(FIRMS);
    expect(rows.filter(({ uscc }) => usccFault(String(uscc)) !== null)).toEqual([]);
    expect(rows.filter(({ uscc, region_code }) => String(uscc).slice(2, 8) !== region_code)).toEqual([]);
    const regions = new Set(rows.map(({ region_code }) => String(region_code)));
    expect(regions.size).toBeGreaterThan(2500);
    expect([...regions].filter((code) => regionName(code) === undefined)).toEqual([]);
  });

  it('is read by `leitu assess` without a refusal or a warning', async () => {
    const path = await simulate('few.parquet', 3000, 11);
    const ended = await leitu(['assess', path, '--format', 'ndjson', '--on', '2026-06-01'], 'en');
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('3,000 rows: 3,000 firms judged, 0 rows refused.');
    expect(ended.err).not.toContain('Row ');
    expect(ended.err).not.toContain('Column ');
  });

  it('has many small firms and few large ones, more research where the trade lives on it, and figures that fit each other', async () => {
    const found = await figures(`
      median(employees_y1) as median_people, quantile_cont(employees_y1, 0.99) as many_people, max(employees_y1) as most_people,
      skewness(ln(employees_y1)) as skewness, corr(ln(employees_y1 + 1), ln(revenue_y1 + 1)) as size_together,
      avg((industry_code like 'C%')::int) as making, avg((industry_code like 'F%')::int) as trading,
      avg((region_code like '44%')::int) as guangdong,
      avg((rd_expense_y1 > 0)::int) filter (industry_code in ('C39', 'C40', 'I65', 'M73')) as research_high,
      avg((rd_expense_y1 > 0)::int) filter (industry_code in ('F51', 'F52', 'H62')) as research_low,
      median(employees_y1) filter (industry_code like 'C%') as people_making,
      corr(revenue_y1, revenue_y2) as years_together, median(revenue_y1 / revenue_y2) as growth,
      avg((revenue_y1 is null)::int) as revenue_missing, avg((market_share is null)::int) as share_missing,
      avg((established_on > '2019-12-31')::int) as young`);
    expect(found.median_people).toBeGreaterThan(3);
    expect(found.median_people).toBeLessThan(12);
    expect(found.many_people).toBeGreaterThan(50);
    expect(found.most_people).toBeGreaterThan(500);
    expect(found.people_making).toBeGreaterThan(Number(found.median_people) * 1.5);
    expect(found.size_together).toBeGreaterThan(0.6);
    expect(found.making).toBeGreaterThan(0.1);
    expect(found.making).toBeLessThan(0.17);
    expect(found.trading).toBeGreaterThan(0.25);
    expect(found.guangdong).toBeGreaterThan(0.12);
    expect(found.research_high).toBeGreaterThan(3 * Number(found.research_low));
    expect(found.years_together).toBeGreaterThan(0.8);
    expect(found.growth).toBeGreaterThan(0.95);
    expect(found.growth).toBeLessThan(1.15);
    expect(found.revenue_missing).toBeGreaterThan(0.005);
    expect(found.share_missing).toBeGreaterThan(3 * Number(found.revenue_missing));
    expect(found.young).toBeGreaterThan(0.3);
  });

  it('gives titles to few, each rung to fewer, and to those who strive', async () => {
    const found = await figures(`
      avg(title_innovative::int) as innovative, avg(title_srdi::int) as srdi,
      median(rd_expense_y1 / revenue_y1) filter (title_srdi) as research_srdi,
      median(revenue_y1) filter (title_srdi) as revenue_srdi, median(revenue_y1) as revenue,
      count(*) filter (title_srdi and not title_innovative) as torn`);
    expect(found.innovative).toBeGreaterThan(0.008);
    expect(found.innovative).toBeLessThan(0.015);
    expect(found.srdi).toBeGreaterThan(0.0015);
    expect(found.srdi).toBeLessThan(0.004);
    expect(found.research_srdi).toBeGreaterThan(0.03);
    expect(found.revenue_srdi).toBeGreaterThan(5 * Number(found.revenue));
    expect(found.torn).toBe(0);
  });
});

describe('the same seed', () => {
  const rows = (path: string) => ask(`from '${path}'`);

  it('gives the same file, another seed another', async () => {
    const [once, again, other] = [
      await simulate('once.parquet', 2000, 3),
      await simulate('again.parquet', 2000, 3),
      await simulate('other.parquet', 2000, 4),
    ];
    expect(readFileSync(again).equals(readFileSync(once))).toBe(true);
    expect(readFileSync(other).equals(readFileSync(once))).toBe(false);
  });

  it('gives the same first firms, however many are made', async () => {
    const few = await rows(await simulate('first.parquet', 500, 7));
    expect(await ask('from made limit 500')).toEqual(few);
  });

  it('gives the same firms in the same order, however many threads make them', async () => {
    const firms = 130_000;
    const digests: unknown[] = [];
    for (const threads of [1, 3]) {
      const { connection, close } = await openDuckDb({ megabytes: 1000, threads });
      for (const statement of preparations(firms)) await connection.run(statement);
      const path = join(folder, `threads-${threads}.parquet`);
      await connection.run(`copy (${populationSql(library.dictionary, 7)}) to '${path}' (format parquet)`);
      const [row] = await ask(
        `select sum(hash(made)::hugeint * file_row_number % 1000003) as digest from read_parquet('${path}', file_row_number = true) made`,
      );
      digests.push(row?.digest);
      close();
    }
    expect(new Set(digests.map(String)).size).toBe(1);
  });
});

describe('simulate refuses', () => {
  it.each([
    ['no firms', ['--firms', '0', '--out', 'x.parquet'], '“0” is no number of firms'],
    ['more firms than codes', ['--firms', '887503682', '--out', 'x.parquet'], 'from 1 to 887503681'],
    ['half a firm', ['--firms', '1.5', '--out', 'x.parquet'], '“1.5” is no number of firms'],
    ['a seed that is no number', ['--firms', '1', '--seed', 'x', '--out', 'x.parquet'], '“x” cannot be a seed'],
    ['another format', ['--firms', '1', '--out', 'x.csv'], 'must end in .parquet'],
    ['a folder that is not there', ['--firms', '1', '--out', '/nowhere/x.parquet'], 'could not be written'],
    ['no number', ['--out', 'x.parquet'], 'The option --firms <N> is missing'],
  ])('%s', async (_what, args, sentence) => {
    const ended = await leitu(['simulate', ...args], 'en');
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(sentence);
  });

  it('and leaves no unfinished file', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
