import type { DuckDBConnection } from '@duckdb/node-api';
import { NOT_ABOVE } from '@leitu/rules';
import type { ColumnSql } from './columnSql.ts';
import { anyOf } from './conditions.ts';
import type { Population } from './openPopulation.ts';

/** Where a row is to be read with care, beside its code and name: DuckDB is not sure of a cell, or there is a warning to tell. False or null elsewhere. */
export async function oddRows(population: Population, connection: DuckDBConnection): Promise<string> {
  const { columns } = population;
  const find = (name: string) => columns.find(({ fact }) => fact.name === name);
  const parts = NOT_ABOVE.flatMap(([part, whole]) => {
    const [a, b] = [find(part), find(whole)];
    return a === undefined || b === undefined ? [] : [isAbove(a, b)];
  });
  const conditions = [
    ...parts,
    ...columns.flatMap(({ unsure }) => (unsure === null ? [] : [unsure])),
    ...(await brokenRanges(population, connection)),
  ];
  return anyOf(conditions);
}

/** Cells of one unit are compared as they are. */
function isAbove(a: ColumnSql, b: ColumnSql): string {
  if (a.range === null || b.range === null || a.range.scale !== b.range.scale) return `${a.value} > ${b.value}`;
  return `${a.range.of} > ${b.range.of}`;
}

/** The conditions under which rows are out of range, for those columns that have any such row: their ends are soon found. */
async function brokenRanges({ source, columns }: Population, connection: DuckDBConnection): Promise<readonly string[]> {
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
