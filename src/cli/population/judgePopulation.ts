import { type CaseType, compileSqlOfAll, factsOfPack, type Pack, VERDICTS } from '@leitu/rules';
import { type NarrowPack, narrowPacks } from './narrowPacks.ts';
import { necessaryFilters } from './necessary.ts';
import { oddRows } from './oddRows.ts';
import type { Population } from './openPopulation.ts';
import { countUnsure, isSure } from './unsureRows.ts';

/** How many of the firms that DuckDB is sure of have each verdict above unmet, in their order, by the id of the pack. */
export type CountsAbove = ReadonlyMap<string, readonly number[]>;

/** What is to be judged, and how far it is. */
export interface Judging {
  readonly packs: readonly Pack[];
  readonly caseType: CaseType;
  readonly progress: (share: number) => void;
}

/**
 * Judges all rows that are not in the table `unsure`, after it has put those into it whose cells show that they must be read with care. The packs that
 * few firms meet are judged together on the way, since what they read is read for that anyhow, and reading takes longer than judging; the others
 * each by itself.
 */
export async function judgePopulation(
  population: Population,
  { packs, caseType, progress }: Judging,
): Promise<CountsAbove> {
  const narrow = await narrowPacks(population, packs, caseType);
  const counts = new Map(await judgeTogether(population, narrow, caseType));
  const hasUnsure = (await countUnsure(population)) > 0;
  for (const pack of packs) {
    progress(counts.size / packs.length);
    if (!counts.has(pack.id)) counts.set(pack.id, await judgeAlone(population, pack, caseType, hasUnsure));
  }
  return counts;
}

const options = { dialect: 'duckdb', detail: 'verdict', verdicts: 'rank' } as const;

/** Whoever fails what a pack asks of one fact is out before anything is worked out. */
async function judgeAlone(
  { database, source, column }: Population,
  pack: Pack,
  caseType: CaseType,
  hasUnsure: boolean,
): Promise<readonly number[]> {
  const columns = factsOfPack(pack).map((fact) => `${column(fact)} as ${fact.name}`);
  const filters = ['true', ...necessaryFilters(pack, caseType, column), ...(hasUnsure ? [isSure] : [])];
  const judged = compileSqlOfAll([{ pack, caseType, prefix: '' }], {
    ...options,
    from: `(select ${columns.join(', ')} from ${source} firm where ${filters.join(' and ')})`,
    key: [],
  });
  const answer = await database.connection.runAndReadAll(
    `select ${countsAbove('verdict', 'true').join(', ')} from (${judged})`,
  );
  return (answer.getRows()[0] ?? []).map(Number);
}

async function judgeTogether(
  population: Population,
  narrow: readonly NarrowPack[],
  caseType: CaseType,
): Promise<CountsAbove> {
  const { connection } = population.database;
  await connection.run(`create or replace temp table together as ${await togetherSql(population, narrow, caseType)}`);
  await connection.run('insert into unsure select unnest(odd) from together');
  const answer = await connection.runAndReadAll('select * exclude (odd) from together');
  const counts = (answer.getRows()[0] ?? []).map(Number);
  const each = VERDICTS.length - 1;
  return new Map(narrow.map(({ pack }, index) => [pack.id, counts.slice(each * index, each * (index + 1))]));
}

/** One row: counts for each narrow pack, and `odd`, the numbers of the odd rows. Firms that may get past a pack wait until they are many. */
async function togetherSql(population: Population, narrow: readonly NarrowPack[], caseType: CaseType): Promise<string> {
  const { source, column } = population;
  const odd = await oddRows(population);
  const sure = (await countUnsure(population)) > 0 ? isSure : 'true';
  const firsts = any([...narrow.map(({ first }) => first), odd]);
  const filters = any([...narrow.map((one) => one.filters.join(' and ')), odd]);
  const facts = [...new Set(narrow.flatMap(({ pack }) => factsOfPack(pack)))];
  const columns = [
    'file_row_number as number',
    `coalesce(${odd}, false) as is_odd`,
    ...facts.map((fact) => `${column(fact)} as ${fact.name}`),
  ];
  const waiting = `select ${columns.join(', ')} from ${source} firm where (${firsts}) and (${filters}) and ${sure}`;
  const numbers = 'list(number) filter (where is_odd) as odd';
  if (narrow.length === 0) return `select ${numbers} from (${waiting})`;
  const rules = narrow.map(({ pack }, index) => ({ pack, caseType, prefix: `p${index}_` }));
  const judged = compileSqlOfAll(rules, { ...options, from: 'waiting', key: ['number', 'is_odd'] });
  const counts = rules.flatMap(({ prefix }) => countsAbove(`${prefix}verdict`, 'not is_odd'));
  const named = counts.map((count, index) => `${count} as c${index}`);
  return `with waiting as materialized (${waiting}) select ${[...named, numbers].join(', ')} from (${judged})`;
}

/** How many firms of some have each verdict above unmet, where verdicts are ranks. */
function countsAbove(verdict: string, of: string): readonly string[] {
  return VERDICTS.flatMap((_, rank) => (rank === 0 ? [] : [`count_if(${verdict} = ${rank} and ${of})::double`]));
}

function any(conditions: readonly string[]): string {
  return [...new Set(conditions)].map((one) => `(${one})`).join(' or ');
}
