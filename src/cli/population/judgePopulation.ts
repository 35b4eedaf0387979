import {
  type CaseType,
  compileSqlOfAll,
  createRowReader,
  type Facts,
  factsOfPack,
  type Header,
  type Pack,
  readCell,
  VERDICTS,
  type Verdict,
} from '@leitu/rules';
import type { FirmJudgement } from '../../modules/policy/index.ts';
import { parquetRows } from '../../platform/files/index.ts';
import { type AssessedRow, assessRow } from '../assessRows.ts';
import { necessaryFilters } from './necessary.ts';
import type { Population } from './openPopulation.ts';

/** More rows than this that need a careful reader are a list for it alone. */
const mostUnsure = 1_000_000;

/** How many rows DuckDB is not sure of; null where they are so many that all had better be read with care. */
export async function countUnsure({ database }: Population): Promise<number | null> {
  const counted = await database.connection.runAndReadAll('select count(*)::double from unsure');
  const unsure = Number(counted.getRows()[0]?.[0] ?? 0);
  return unsure > mostUnsure ? null : unsure;
}

/** How many of the sure firms have each verdict of a pack. */
export async function countVerdicts(
  population: Population,
  pack: Pack,
  caseType: CaseType,
  { sure, unsure }: { readonly sure: number; readonly unsure: number },
): Promise<Readonly<Record<Verdict, number>>> {
  const { database } = population;
  const answer = await database.connection.runAndReadAll(countingSql(population, pack, caseType, unsure > 0));
  const [unknown = 0, judgement = 0, met = 0] = (answer.getRows()[0] ?? []).map(Number);
  return { unmet: sure - unknown - judgement - met, unknown, judgement, met };
}

/** Counts the verdicts above unmet: whoever fails what a pack asks of one fact is out before anything is worked out. */
export function countingSql(
  { source, column }: Population,
  pack: Pack,
  caseType: CaseType,
  hasUnsure: boolean,
): string {
  const used = factsOfPack(pack);
  const columns = used.map((fact) => `${column(fact)} as ${fact.name}`);
  const filters = ['true', ...necessaryFilters(pack, caseType, column), ...(hasUnsure ? [isSure] : [])];
  const select = compileSqlOfAll([{ pack, caseType, prefix: '' }], {
    dialect: 'duckdb',
    from: `(select ${columns.join(', ')} from ${source} firm where ${filters.join(' and ')})`,
    key: [],
    detail: 'verdict',
    verdicts: 'rank',
  });
  const above = VERDICTS.flatMap((_, rank) => (rank === 0 ? [] : [`count_if(verdict = ${rank})::double`]));
  return `select ${above.join(', ')} from (${select})`;
}

/** Whether a row is not among those that are read with care. */
const isSure = 'file_row_number not in (select number from unsure)';

/** The rows that DuckDB is not sure of, read and judged as those of any other list. */
export async function* assessUnsure(
  { database }: Population,
  path: string,
  header: Header,
  judge: (facts: Facts) => FirmJudgement,
): AsyncGenerator<readonly AssessedRow[], void, void> {
  const reader = createRowReader(header.columns);
  for await (const rows of parquetRows(database, path, 'unsure')) {
    yield rows.map((row) => assessRow(reader, judge, row));
  }
}

/**
 * A code that was typed in an unusual way may be that of a firm that DuckDB is sure of. Which of the two comes first decides which is refused,
 * so both are read with care.
 */
export async function addTheirNamesakes(
  { database, source, columns }: Population,
  path: string,
  header: Header,
): Promise<void> {
  const at = header.columns.findIndex((column) => column?.fact.name === 'uscc');
  const reading = header.columns[at];
  const value = columns.find(({ fact }) => fact.name === 'uscc')?.value;
  if (reading === null || reading === undefined || value === undefined) return;
  const meant: string[] = [];
  for await (const rows of parquetRows(database, path, 'unsure')) {
    for (const { cells } of rows) {
      const cell = cells[at] ?? null;
      const read = readCell(reading, cell);
      if (read.ok && typeof read.value === 'string') meant.push(read.value);
    }
  }
  if (meant.length === 0) return;
  const { connection } = database;
  await connection.run('create temp table meant (code varchar)');
  const appender = await connection.createAppender('meant');
  for (const code of meant) {
    appender.appendVarchar(code);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(
    `insert into unsure select file_row_number from ${source} firm where ${value} in (select code from meant) and ${isSure}`,
  );
}
