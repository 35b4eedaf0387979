import type { DuckDBConnection } from '@duckdb/node-api';
import { type CaseType, compileSqlOfAll, factsOfPack, type Pack, VERDICTS } from '@leitu/rules';
import { allOf, anyOf } from './conditions.ts';
import { type FilteredPack, filterPacks } from './filterPacks.ts';
import { oddRows } from './oddRows.ts';
import { mostUnsure, type Population } from './openPopulation.ts';
import { countUnsure, isSure } from './unsureRows.ts';
import { findUnsureTexts } from './unsureTexts.ts';

/** How many of the firms that DuckDB is sure of have each verdict above unmet, in their order, by the id of the pack. */
export type CountsAbove = ReadonlyMap<string, readonly number[]>;

/** What is to be judged, and how far it is. */
export interface Judging {
  readonly packs: readonly Pack[];
  readonly caseType: CaseType;
  /** Puts the rows into the table `unsure` whose codes may be those of rows that stand in it. */
  readonly addNamesakes: () => Promise<void>;
  readonly progress: (share: number) => void;
}

/**
 * Finds the rows that must be read with care and puts them into the table `unsure`, and judges the others. The packs that few firms meet are judged
 * together while odd rows are looked for, since what they read is read for that anyhow, and reading takes longer than judging; meanwhile codes and
 * names are looked through, which keeps DuckDB's threads waiting. The other packs are judged each by itself. Null where too many rows must be read
 * with care.
 */
export async function judgePopulation(
  population: Population,
  { packs, caseType, addNamesakes, progress }: Judging,
): Promise<CountsAbove | null> {
  const filtered = await filterPacks(population, packs, caseType);
  const narrow = filtered.filter(({ isNarrow }) => isNarrow);
  const broad = filtered.filter(({ isNarrow }) => !isNarrow);
  const readings = 1 + broad.length;
  const texts = findUnsureTexts(population, (share) => progress(share / readings));
  const together = population.database.beside((connection) => judgeTogether(connection, population, narrow, caseType));
  // Neither is left at work on a database that is closed since the other failed.
  await Promise.allSettled([texts, together]);
  await together;
  if (!(await texts)) return null;
  if ((await countUnsure(population)) > 0) await addNamesakes();
  const { connection } = population.database;
  await connection.run(
    'insert into unsure select number from together where is_odd and number not in (select number from unsure)',
  );
  const unsure = await countUnsure(population);
  if (unsure > mostUnsure) return null;
  const counts = new Map(await countTogether(population, narrow));
  for (const [index, one] of broad.entries()) {
    progress((1 + index) / readings);
    counts.set(one.pack.id, await judgeAlone(population, one, caseType, unsure > 0));
  }
  return counts;
}

const options = { dialect: 'duckdb', detail: 'verdict', verdicts: 'rank' } as const;

/** Whoever fails what a pack asks of one fact is out before anything is worked out. */
async function judgeAlone(
  { database, source, column }: Population,
  { pack, filters }: FilteredPack,
  caseType: CaseType,
  hasUnsure: boolean,
): Promise<readonly number[]> {
  const columns = factsOfPack(pack).map((fact) => `${column(fact)} as ${fact.name}`);
  const asked = allOf([...filters, ...(hasUnsure ? [isSure] : [])]);
  const judged = compileSqlOfAll([{ pack, caseType, prefix: '' }], {
    ...options,
    from: `(select ${columns.join(', ')} from ${source} firm where ${asked})`,
    key: [],
  });
  const answer = await database.connection.runAndReadAll(
    `select ${countsAbove('verdict').join(', ')} from (${judged})`,
  );
  return (answer.getRows()[0] ?? []).map(Number);
}

/**
 * Makes the table `together` of the odd rows and of those that may get past a narrow pack, by their numbers, with the ranks of the packs. They wait
 * until they are many.
 */
async function judgeTogether(
  connection: DuckDBConnection,
  population: Population,
  narrow: readonly FilteredPack[],
  caseType: CaseType,
): Promise<void> {
  const { source, column } = population;
  const odd = await oddRows(population, connection);
  const waits = anyOf([...narrow.map(({ filters }) => allOf(filters)), odd]);
  const facts = [...new Set(narrow.flatMap(({ pack }) => factsOfPack(pack)))];
  const columns = [
    'file_row_number as number',
    `coalesce(${odd}, false) as is_odd`,
    ...facts.map((fact) => `${column(fact)} as ${fact.name}`),
  ];
  const waiting = `select ${columns.join(', ')} from ${source} firm where ${waits}`;
  if (narrow.length === 0) {
    await connection.run(`create table together as ${waiting}`);
    return;
  }
  const rules = narrow.map(({ pack }, index) => ({ pack, caseType, prefix: `p${index}_` }));
  const judged = compileSqlOfAll(rules, { ...options, from: 'waiting', key: ['number', 'is_odd'] });
  const ranks = rules.map(({ prefix }) => `, ${prefix}verdict`).join('');
  await connection.run(
    `create table together as with waiting as materialized (${waiting}) select number, is_odd${ranks} from (${judged})`,
  );
}

async function countTogether({ database }: Population, narrow: readonly FilteredPack[]): Promise<CountsAbove> {
  const counts = narrow.flatMap((_, index) => countsAbove(`p${index}_verdict`));
  if (counts.length === 0) return new Map();
  const answer = await database.connection.runAndReadAll(
    `select ${counts.join(', ')} from together where number not in (select number from unsure)`,
  );
  const told = (answer.getRows()[0] ?? []).map(Number);
  const each = VERDICTS.length - 1;
  return new Map(narrow.map(({ pack }, index) => [pack.id, told.slice(each * index, each * (index + 1))]));
}

/** How many firms of some have each verdict above unmet, where verdicts are ranks. */
function countsAbove(verdict: string): readonly string[] {
  return VERDICTS.flatMap((_, rank) => (rank === 0 ? [] : [`count_if(${verdict} = ${rank})::double`]));
}
