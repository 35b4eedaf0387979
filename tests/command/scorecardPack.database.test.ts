import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileSql } from '@leitu/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoredRows, someLoans } from '../aCard.ts';
import { aDatabase } from '../aDatabase.ts';
import { leitu } from './leitu.ts';

const db = aDatabase();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-card-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const types = { number: 'double precision', word: 'text', flag: 'boolean' };

describe('the pack of a card in PostgreSQL', () => {
  it('gives every row the points of the card, words never seen and missing values too', async () => {
    const [path, unseen] = [join(folder, 'loans.csv'), join(folder, 'unseen.csv')];
    writeFileSync(path, someLoans(1));
    writeFileSync(unseen, `${someLoans(3, 300)}17.25,"never seen",0.5,,A,good\n,"",0.1,,,\n`);
    const fit = ['scorecard', 'fit', path, '--target', 'outcome', '--repeats', '1', '--sign', 'recovered'];
    expect(await leitu([...fit, '--out', join(folder, 'out')])).toMatchObject({ code: 0 });
    const { byCard, byRules, pack, facts, factColumns } = await scoredRows(join(folder, 'out'), unseen);
    const declared = factColumns.map(({ name, kind }) => `"${name}" ${types[kind]}`).join(', ');
    const client = db().owner;
    await client.query(`create temporary table rows (id int, ${declared})`);
    await client.query('insert into rows select * from json_populate_recordset(null::rows, $1)', [
      JSON.stringify(facts.map((one, id) => ({ id, ...one }))),
    ]);
    const sql = compileSql(pack, 'new', { dialect: 'postgresql', from: 'rows', key: ['id'], detail: 'verdict' });
    const { rows } = await client.query<Record<'score_lowest' | 'score_highest', unknown>>(
      `select score_lowest, score_highest from (${sql}) as answers order by id`,
    );
    const both = byCard.map((score) => [score, score]);
    expect(both).toHaveLength(302);
    expect(byRules).toEqual(both);
    expect(rows.map((row) => [Number(row.score_lowest), Number(row.score_highest)])).toEqual(both);
  });
});
