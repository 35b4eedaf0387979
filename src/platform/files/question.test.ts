import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DuckDb, openDuckDb } from './duckDb.ts';
import { registerQuestion } from './question.ts';

let database: DuckDb;
const heard: string[][] = [];
beforeAll(async () => {
  database = await openDuckDb({ megabytes: 300, threads: 2 });
  const decoder = new TextDecoder();
  registerQuestion(database.connection, 'hear', 2, (columns, rows, answers) => {
    for (let row = 0; row < rows; row += 1) {
      const texts = columns.map(({ bytes, begins, ends }) => decoder.decode(bytes.slice(begins[row], ends[row])));
      heard.push(texts);
      answers[row] = texts[0] === texts[1] ? 1 : 0;
    }
  });
});
afterAll(() => database.close());

/** Asks of each row of a table, and gives what was heard and what DuckDB itself says, both in order. */
async function hear(table: string, one = 'one', other = 'other') {
  heard.length = 0;
  const { connection } = database;
  const answered = await connection.runAndReadAll(`select count_if(hear(${one}, ${other}))::integer from (${table})`);
  const told = await connection.runAndReadAll(`select ${one}, ${other} from (${table})`);
  const rows = told.getRows().map((row) => row.map(String));
  const alike = rows.filter(([a, b]) => a === b).length;
  return {
    heard: heard.map(String).toSorted(),
    told: rows.map(String).toSorted(),
    answered: answered.getRows()[0],
    alike,
  };
}

describe('a question of SQL that is answered here hears every text', () => {
  it.each([
    ['short ones', 'select n::varchar as one, (n % 7)::varchar as other from range(5000) t(n)'],
    [
      'long ones',
      `select repeat('名', 5 + n % 90) || n as one, 'number ' || (n * n) || ' of all' as other from range(5000) t(n)`,
    ],
    [
      'short among long ones, and none',
      `select left('虚拟专用设备有限公司', (n % 11)::int) as one, left('虚拟专用设备有限公司', (n % 5)::int) as other from range(5000) t(n)`,
    ],
    [
      'of exactly twelve bytes and one more',
      `select left('abcdefghijklm', 11 + (n % 3)::int) as one, left('abcdefghijklm', 11 + (n % 2)::int) as other from range(5000) t(n)`,
    ],
    [
      'the same for all',
      `select 'one and the same long text' as one, coalesce(null, 'one and the same long text') as other from range(3000)`,
    ],
    [
      'few that come again and again',
      `select ['a rather long text', 'another rather long text', 'short'][1 + n % 3] as one, ['a rather long text', 'x'][1 + n % 2] as other from range(5000) t(n)`,
    ],
    [
      'in no order',
      `select 'a text of number ' || n as one, 'a text of number ' || (4999 - n) as other from range(5000) t(n) order by hash(n)`,
    ],
  ])('%s', async (_what, table) => {
    const { heard: texts, told, answered, alike } = await hear(table);
    expect(texts).toEqual(told);
    expect(answered).toEqual([alike]);
  });

  it('of a file, where some are missing', async () => {
    const { connection } = database;
    await connection.run(
      `create table firms as select case when n % 5 = 0 then null else 'a name that is rather long ' || n end as one,
         case when n % 3 = 0 then null when n % 3 = 1 then 'short' else 'one of few long texts' end as other from range(200000) t(n)`,
    );
    const folder = mkdtempSync(join(tmpdir(), 'leitu-question-'));
    await connection.run(`copy firms to '${folder}/firms.parquet' (format parquet)`);
    const { heard: texts, told } = await hear(
      `from '${folder}/firms.parquet'`,
      "coalesce(one, '')",
      "coalesce(other, '')",
    );
    expect(texts.length).toBe(200_000);
    expect(texts.join('\n') === told.join('\n')).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
