import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileSql, type Pack } from '@leitu/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb, writeParquet } from '../../src/platform/files/index.ts';
import { cardIn, type FactColumn, loanColumns, loanRows, scoredRows, someLoans } from '../aCard.ts';
import { describeWithShared } from '../shared.ts';
import { leitu } from './leitu.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-scorecard-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const fitTo = (path: string, ...args: readonly string[]) =>
  leitu(['scorecard', 'fit', path, '--target', 'outcome', '--repeats', '1', ...args], 'en');

describe('leitu scorecard fit', () => {
  it('ends with one line of JSON, the same for one seed', async () => {
    const path = fileOf('loans.csv', someLoans(1));
    const [one, two] = [await fitTo(path, '--json'), await fitTo(path, '--json')];
    const figures = JSON.parse(one.out) as Record<string, number>; // What the line is made of is tested just below.
    expect(Object.keys(figures)).toEqual(['auc', 'gini', 'ks', 'seconds']);
    expect(figures.gini).toBeCloseTo(2 * (figures.auc ?? 0) - 1, 12);
    expect(two.out.split('"seconds"')[0]).toBe(one.out.split('"seconds"')[0]);
    const other = await fitTo(path, '--json', '--seed', '43');
    expect(other.out.split('"seconds"')[0]).not.toBe(one.out.split('"seconds"')[0]);
  });

  it('reads .parquet as it reads .csv', async () => {
    const path = join(folder, 'loans.parquet');
    const numbers = ['ratio', 'noise', 'recovered'];
    const columns = loanColumns.map((name) => ({ name, type: numbers.includes(name) ? 'double' : 'text' }) as const);
    const written = await writeParquet(
      path,
      columns,
      (async function* () {
        yield loanRows(1);
      })(),
    );
    expect(written.ok).toBe(true);
    const [fromParquet, fromCsv] = [
      await fitTo(path, '--json'),
      await fitTo(fileOf('loans.csv', someLoans(1)), '--json'),
    ];
    expect(fromParquet.err).toBe(fromCsv.err);
    expect(fromParquet.out.split('"seconds"')[0]).toBe(fromCsv.out.split('"seconds"')[0]);
    const broken = fileOf('broken.parquet', 'PAR1 and nothing more');
    const refused = await fitTo(broken);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('broken.parquet');
  });

  it('keeps leaks out, tells why, and takes in the one that the modeller signs for', async () => {
    const path = fileOf('loans.csv', someLoans(1));
    const ended = await fitTo(path, '--out', join(folder, 'out'));
    expect(ended.err).toMatch(
      /“recovered” is other than usual in \d+ rows, of which 100.0% have one and the same outcome/,
    );
    expect(ended.err).toMatch(/“grade” nearly decides the outcome alone \(AUC 1.000/);
    const names = cardIn(join(folder, 'out')).variables.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['ratio', 'trade']);
    expect(names).not.toContain('recovered');
    expect(names).not.toContain('grade');
    const signed = await fitTo(path, '--sign', 'recovered', '--known-after', 'trade', '--out', join(folder, 'signed'));
    expect(signed.err).toContain('the modeller has signed for it');
    const card = cardIn(join(folder, 'signed'));
    expect(card.signedFor).toEqual(['recovered']);
    const kept = card.variables.map(({ name }) => name);
    expect(kept).toContain('recovered');
    expect(kept).not.toContain('trade');
  });

  it('judges a sample of a later time', async () => {
    const ended = await fitTo(fileOf('loans.csv', someLoans(1)), '--test', fileOf('later.csv', someLoans(2)));
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.err).toMatch(/Later sample: AUC 0\.\d{4}.*population stability index 0\.\d{4}/);
  });

  it('tells of a column that a few odd values make one of words', async () => {
    const loans = someLoans(1).replace(/\n[\d.]+,/, '\ninf,');
    const ended = await fitTo(fileOf('odd.csv', loans));
    expect(ended.err).toContain('The column “ratio” is numbers but in 1 rows (such as “inf”)');
  });

  it('writes a report with its pictures in it', async () => {
    await fitTo(fileOf('loans.csv', someLoans(1)), '--out', join(folder, 'out'));
    const report = readFileSync(join(folder, 'out', 'report.html'), 'utf8');
    expect(report.match(/<svg/g)).toHaveLength(3);
    expect(report).toContain('tools, dies');
    expect(report).not.toMatch(/https?:/);
  });

  it.each([
    [['--folds', '1'], '--folds'],
    [['--bad', 'awful'], 'awful'],
    [['--choice', 'all'], '--choice'],
    [['--base-score', '-1'], '--base-score'],
    [['--special', '-999', 'none'], '--special is a number'],
    [['--known-after', 'recoverd'], 'has no column “recoverd”'],
    [['--sign', 'grad'], 'has no column “grad”'],
    [['--base-score', '1'], 'Raise the base score'],
    [['--folds', '500'], 'rows of the rarer outcome'],
    [['--known-after', 'ratio', 'trade', 'noise', 'recovered', 'grade'], 'None of the 5 variables'],
  ])('%j is refused', async (args, words) => {
    const ended = await fitTo(fileOf('loans.csv', someLoans(1)), ...args);
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(words);
  });

  it.each([
    ['none.csv', undefined, 'none.csv'],
    ['empty.csv', 'outcome,a\n', 'empty.csv'],
    ['one.csv', 'outcome,a\ngood,1\ngood,2\n', 'has one outcome alone (good)'],
    ['unknown.csv', 'outcome,a\n,1\n,2\n', 'has one outcome alone (–)'],
    ['three.csv', 'outcome,a\ngood,1\nbad,2\nso-so,3\n', 'has 3 values'],
    ['twice.csv', 'outcome,a,a\ngood,1,1\n', 'are both named "a"'],
    ['constant.csv', `outcome,a\n${'good,1\nbad,1\n'.repeat(30)}`, 'None of the 1 variables'],
    ['nothing.csv', '', 'is empty'],
    ['nothing.arff', '', 'no @data'],
    [
      'bad.arff',
      '@relation r\n@attribute a numeric\n@attribute outcome {0,1}\n@data\n1,0\n2\n',
      'line 6, is not ARFF: 2 values belong here',
    ],
    ['sparse.arff', '@attribute a numeric\n@data\n{0 1}\n', 'sparse'],
    ['cut.arff', '@attribute a numeric\n', 'no @data'],
  ])('%s is refused with its place', async (name, text, words) => {
    const ended = await fitTo(text === undefined ? join(folder, name) : fileOf(name, text));
    expect(ended.code).toBe(2);
    expect(ended.err).toContain(words);
  });
});

describe('leitu scorecard score', () => {
  it('tells score, chance, reasons and the least change, which reaches the cut-off', async () => {
    const path = fileOf('loans.csv', someLoans(1));
    await fitTo(path, '--out', join(folder, 'out'));
    const ended = await leitu(['scorecard', 'score', path, '--card', join(folder, 'out')], 'en');
    const [header, ...rows] = ended.out.trim().split('\r\n');
    expect(header).toBe('row,score,chance of bad,accepted,reasons,least change');
    expect(rows).toHaveLength(600);
    const { cutOff } = cardIn(join(folder, 'out'));
    for (const row of rows) {
      const score = Number(row.split(',')[1]);
      const gained = [...row.matchAll(/\(\+(\d+)\)/g)].reduce((sum, [, points]) => sum + Number(points), 0);
      if (score >= cutOff) expect(row.endsWith('none')).toBe(true);
      else if (!row.endsWith('out of reach')) expect(score + gained).toBeGreaterThanOrEqual(cutOff);
    }
  });

  it('refuses what is no card, and data without a column of it', async () => {
    const path = fileOf('loans.csv', someLoans(1));
    await fitTo(path, '--out', join(folder, 'out'));
    const by = (card: string, data = path) => leitu(['scorecard', 'score', data, '--card', card], 'en');
    expect((await by(fileOf('no.json', '{"target":1}'))).err).toContain(
      'card.target.column is not what a card has: a text',
    );
    expect((await by(fileOf('cut.json', '{'))).err).toContain('is not JSON');
    expect((await by(join(folder, 'nowhere'))).err).toContain('cannot be read');
    const moved = ['scorecard', 'score', path, '--card', join(folder, 'out'), '--movable', 'ratios'];
    const refused = await leitu(moved, 'en');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('no variable “ratios”');
    expect((await by(join(folder, 'out'), fileOf('less.csv', 'ratio\n3\n'))).err).toContain('lacks the column “trade”');
  });
});

/** Points by card, by pack in JavaScript and by pack in SQL, of every row of a file. */
async function pointsThreeWays(place: string, path: string) {
  const { byCard, byRules, pack, facts, factColumns } = await scoredRows(place, path);
  return { card: byCard, byRules, bySql: await scoresInSql(pack, factColumns, facts) };
}

async function scoresInSql(
  pack: Pack,
  columns: readonly FactColumn[],
  facts: readonly Readonly<Record<string, unknown>>[],
) {
  const file = fileOf('facts.json', JSON.stringify(facts.map((one, id) => ({ id, ...one }))));
  const types = { number: 'DOUBLE', word: 'VARCHAR', flag: 'BOOLEAN' };
  const typed = columns.map(({ name, kind }) => `'${name}': '${types[kind]}'`).join(', ');
  const { connection, close } = await openDuckDb({ megabytes: 256, threads: 1 });
  try {
    await connection.run(
      `create table rows as select * from read_json('${file}', columns = {'id': 'INTEGER', ${typed}})`,
    );
    const sql = compileSql(pack, 'new', { dialect: 'duckdb', from: 'rows', key: ['id'], detail: 'verdict' });
    const read = await connection.runAndReadAll(`select score_lowest, score_highest from (${sql}) order by id`);
    return read.getRows().map(([lowest, highest]) => [Number(lowest), Number(highest)]);
  } finally {
    close();
  }
}

describe('the pack of a card', () => {
  it('gives every row the points of the card, in JavaScript and in SQL', async () => {
    const path = fileOf('loans.csv', someLoans(1));
    await fitTo(path, '--out', join(folder, 'out'), '--sign', 'recovered');
    const unseen = fileOf('unseen.csv', `${someLoans(3, 300)}17.25,"never seen",0.5,,A,good\n`);
    const { card, byRules, bySql } = await pointsThreeWays(join(folder, 'out'), unseen);
    expect(card).toHaveLength(301);
    expect(byRules).toEqual(card.map((score) => [score, score]));
    expect(bySql).toEqual(card.map((score) => [score, score]));
  });
});

describeWithShared('German credit', (shared) => {
  it('is told apart with an AUC of 0.785 and more, and its pack gives the same points', async () => {
    const path = join(shared, 'datasets', 'german-credit.csv');
    const out = join(folder, 'german');
    const ended = await leitu(['scorecard', 'fit', path, '--target', 'creditability', '--out', out, '--json'], 'en');
    const { auc } = JSON.parse(ended.out) as { readonly auc: number }; // fit --json ends with an object of numbers.
    expect(auc).toBeGreaterThanOrEqual(0.785);
    const { card, byRules, bySql } = await pointsThreeWays(out, path);
    expect(byRules).toEqual(card.map((score) => [score, score]));
    expect(bySql).toEqual(card.map((score) => [score, score]));
  });
});
