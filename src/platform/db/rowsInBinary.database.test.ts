import { beforeAll, describe, expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import { rowsInBinary, rowTypeOf } from './rowsInBinary.ts';
import { transactionOn } from './transaction.ts';

const database = aDatabase();

type Row = Readonly<Record<string, unknown>>;

beforeAll(async () => {
  await database().owner.query(`create table everything (
    uuid uuid, flag boolean, tiny smallint, small int, whole bigint, gone int, real double precision, words text, text json, value jsonb,
    day date, moment timestamptz, list text[])`);
  // The row type keeps the place of a column that is no more.
  await database().owner.query('alter table everything drop column gone');
});

/** Sends rows to PostgreSQL and reads what it has understood, as it writes that itself. */
async function thereAndBack(rows: readonly Row[]): Promise<readonly Row[]> {
  const { owner } = database();
  const type = await rowTypeOf(transactionOn(owner), 'everything');
  const sent = rowsInBinary(type, rows, (column) => (row: Row) => row[column]);
  const read = await owner.query<Row>(
    `select uuid::text, flag::text, tiny::text, small::text, whole::text, "real"::text, words, "text"::text, value::text, day::text,
            extract(epoch from moment)::text as moment, list::text
       from unnest($1::everything[])`,
    [sent],
  );
  return read.rows;
}

const nothing = Object.fromEntries(
  ['uuid', 'flag', 'tiny', 'small', 'whole', 'real', 'words', 'text', 'value', 'day', 'moment', 'list'].map((name) => [
    name,
    null,
  ]),
);

describe('rows in PostgreSQL’s binary form', () => {
  it('arrive with values of every type', async () => {
    const row = {
      uuid: '0199c0de-1234-7000-8abc-fedcba987654',
      flag: true,
      tiny: -7,
      small: 2_147_483_647,
      whole: 123_456_789_012_345,
      real: 0.1,
      words: '泉州"南方"\\机械\n😀',
      text: '{"b":1, "a":2}',
      value: '{"b":1, "a":2}',
      day: '2024-02-29',
      moment: new Date('2026-03-31T12:34:56.789Z'),
      list: ['revenue_y1', '税务'],
    };
    expect(await thereAndBack([row])).toEqual([
      {
        uuid: row.uuid,
        flag: 'true',
        tiny: '-7',
        small: '2147483647',
        whole: '123456789012345',
        real: '0.1',
        words: row.words,
        text: '{"b":1, "a":2}',
        value: '{"a": 2, "b": 1}',
        day: '2024-02-29',
        moment: '1774960496.789000',
        list: '{revenue_y1,税务}',
      },
    ]);
  });

  it('arrive without the values that are missing', async () => {
    expect(await thereAndBack([{}, { words: null }, { list: [], flag: false }])).toEqual([
      nothing,
      nothing,
      { ...nothing, list: '{}', flag: 'false' },
    ]);
  });

  it.each([
    0,
    1,
    -1,
    2 ** 32 - 1,
    2 ** 32,
    -(2 ** 32),
    -(2 ** 32) - 1,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ])('arrive with the whole number %i', async (whole) => {
    expect(await thereAndBack([{ whole }])).toEqual([{ ...nothing, whole: String(whole) }]);
  });

  it.each(['1000-01-01', '1969-12-31', '1999-12-31', '2000-01-01', '9999-12-31'])(
    'arrive with the day %s',
    async (day) => {
      const moment = new Date(`${day}T23:59:59.999Z`);
      const [row] = await thereAndBack([{ day, moment }]);
      expect([row?.day, Number(row?.moment) * 1000]).toEqual([day, moment.getTime()]);
    },
  );

  it('arrive however many and long they are, in their order', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({ small: index, words: '长'.repeat(index * 40) }));
    const read = await thereAndBack(rows);
    expect(read.map(({ small }) => Number(small))).toEqual(rows.map(({ small }) => small));
    expect(read.map(({ words }) => words)).toEqual(rows.map(({ words }) => words));
    expect(await thereAndBack([])).toEqual([]);
  });

  it('are not made of what has no place in a column', async () => {
    await expect(thereAndBack([{ whole: 1.5 }])).rejects.toThrow('1.5 is a whole number');
    await expect(thereAndBack([{ day: '2023-02-29' }])).rejects.toThrow('2023-02-29 is a day');
  });
});
