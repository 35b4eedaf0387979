import { availableParallelism } from 'node:os';
import { type CellReading, type FactDefinition, factWarnings, type Header } from '@leitu/rules';
import { type DuckDb, openDuckDb } from '../../platform/files/index.ts';
import { type ColumnSql, columnSql, standsForItself } from './columnSql.ts';

/** A Parquet file that DuckDB judges by itself, but for the rows that it cannot be sure of: their numbers stand in its table `unsure`. */
export interface Population {
  readonly database: DuckDb;
  /** The rows as `firm`, each with its `file_row_number`; the first is 0. */
  readonly source: string;
  readonly columns: readonly ColumnSql[];
  /** The column of a fact, or null where the file has none. */
  readonly column: (fact: FactDefinition) => string;
  readonly firms: number;
}

/** What may wait to be judged, beside half a gigabyte of codes already seen. */
const megabytes = 5000;

/** More rows than this that need a careful reader are a list for it alone. */
export const mostUnsure = 1_000_000;

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
  await connection.run('create table unsure (number bigint)');
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
