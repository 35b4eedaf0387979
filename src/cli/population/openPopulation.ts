import { availableParallelism } from 'node:os';
import { type CellReading, type FactDefinition, factWarnings, type Header, NOT_ABOVE } from '@leitu/rules';
import { type DuckDb, openDuckDb } from '../../platform/files/index.ts';
import { type ColumnSql, columnSql, standsForItself } from './columnSql.ts';
import { isNoCode, isOddName, joinTriples, makeTriples } from './sureRows.ts';

/** A Parquet file that DuckDB judges by itself, but for the rows that it cannot be sure of. */
export interface Population {
  readonly database: DuckDb;
  /** The rows as `firm`, each with its `file_row_number`; the first is 0. */
  readonly source: string;
  readonly columns: readonly ColumnSql[];
  /** The column of a fact, or null where the file has none. */
  readonly column: (fact: FactDefinition) => string;
  readonly firms: number;
}

/** Half of what a nation needs is the codes already seen. */
const megabytes = 6000;

/** A column of texts with more different values than this is no column of codes. */
const mostValues = 20_000;

/** Opens one; null where the types of its columns do not say what the cells mean, so that they are read one by one. */
export async function openPopulation(path: string, header: Header): Promise<Population | null> {
  const database = await openDuckDb({ megabytes, threads: availableParallelism() });
  const population = await describe(database, path, header);
  if (population === null) database.close();
  return population;
}

async function describe(database: DuckDb, path: string, header: Header): Promise<Population | null> {
  const { connection } = database;
  // A star in the name of a file is no wildcard.
  const file = `'${path.replace(/[*?[]/g, '[$&]').replaceAll("'", "''")}'`;
  const described = await connection.runAndReadAll(`describe select * from read_parquet(${file})`);
  const found = described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  if (found.some(({ name }) => name === 'file_row_number')) return null;
  const columns: ColumnSql[] = [];
  for (const [index, reading] of header.columns.entries()) {
    const { name, type } = found[index] ?? { name: '', type: '' };
    if (reading === null) continue;
    const column = columnSql(reading, name, type);
    if (column === undefined) return null;
    columns.push(column);
  }
  const source = `read_parquet(${file}, file_row_number = true)`;
  const sure = await withUnsureTexts(database, source, header, columns);
  if (sure === null) return null;
  const counted = await connection.runAndReadAll(`select count(*)::double from ${source}`);
  const byName = new Map(sure.map((one) => [one.fact.name, one]));
  return {
    database,
    source,
    columns: sure,
    column: ({ name }) => byName.get(name)?.value ?? 'null',
    firms: Number(counted.getRows()[0]?.[0] ?? 0),
  };
}

/** Columns of codes have few different values: each is read once, by the reader of cells, and those that do not stand for themselves are unsure. */
async function withUnsureTexts(
  { connection }: DuckDb,
  source: string,
  header: Header,
  columns: readonly ColumnSql[],
): Promise<readonly ColumnSql[] | null> {
  const sure: ColumnSql[] = [];
  for (const column of columns) {
    const { fact, value } = column;
    const isFree = fact.name === 'uscc' || fact.name === 'name' || (fact.type !== 'text' && fact.type !== 'enum');
    if (isFree) {
      sure.push(column);
      continue;
    }
    const reading = header.columns.find((one): one is CellReading => one?.fact === fact);
    const distinct = await connection.runAndReadAll(
      `select distinct ${value} from ${source} firm limit ${mostValues + 1}`,
    );
    const values = distinct.getRows().flatMap(([one]) => (typeof one === 'string' ? [one] : []));
    if (reading === undefined || values.length > mostValues) return null;
    const odd = values.filter((one) => !standsForItself(reading, one) || factWarnings({ [fact.name]: one }).length > 0);
    sure.push({ ...column, unsure: odd.length === 0 ? null : `${value} in (${odd.map(textLiteral).join(', ')})` });
  }
  return sure;
}

function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Puts the rows that DuckDB is not sure of, and those with a warning to tell, into the table `unsure`, by their number in the file. */
export async function findUnsureRows({ database, source, columns }: Population): Promise<void> {
  const { connection } = database;
  const of = (name: string) => columns.find(({ fact }) => fact.name === name)?.value;
  const uscc = of('uscc') ?? 'null';
  const name = of('name');
  const odd = NOT_ABOVE.flatMap(([part, whole]) => {
    const [a, b] = [of(part), of(whole)];
    return a === undefined || b === undefined ? [] : [`${a} > ${b}`];
  });
  const conditions = [
    isNoCode(uscc),
    ...odd,
    ...(name === undefined ? [] : [isOddName(name)]),
    ...columns.flatMap(({ unsure }) => (unsure === null ? [] : [unsure])),
    ...(await brokenRanges(database, source, columns)),
  ];
  await connection.run(makeTriples);
  await connection.run(
    `create temp table unsure as select file_row_number as number from ${source} firm ${joinTriples(uscc)}
      where ${conditions.map((condition) => `(${condition})`).join(' or ')}`,
  );
  // Codes that stand twice have the same hash; those that only have the same hash are read with care too.
  const counted = await connection.runAndReadAll(
    `select count(distinct hash(${uscc})) < count(${uscc}) from ${source} firm`,
  );
  if (counted.getRows()[0]?.[0] !== true) return;
  await connection.run(
    `insert into unsure select file_row_number from ${source} firm
      where hash(${uscc}) in (select hash(${uscc}) from ${source} firm where ${uscc} is not null group by 1 having count(*) > 1)
        and file_row_number not in (select number from unsure)`,
  );
}

/** The conditions under which rows are out of range, for those columns that have any such row: their ends are soon found. */
async function brokenRanges(
  { connection }: DuckDb,
  source: string,
  columns: readonly ColumnSql[],
): Promise<readonly string[]> {
  const ranges = columns.flatMap(({ range }) => (range === null ? [] : [range]));
  if (ranges.length === 0) return [];
  // NaN is above all numbers in DuckDB, so it is outside too.
  const isBroken = ranges.map(({ of, least, most }) => `min(${of}) < ${least} or max(${of}) > ${most}`);
  const found = await connection.runAndReadAll(`select ${isBroken.join(', ')} from ${source} firm`);
  const [broken = []] = found.getRows();
  return ranges.flatMap(({ of, least, most }, index) =>
    broken[index] === true ? [`${of} not between ${least} and ${most}`] : [],
  );
}
