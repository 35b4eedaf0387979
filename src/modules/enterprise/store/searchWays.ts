import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { inTurn } from './inTurn.ts';
import { conditionOf, fitting, type Question, sqlFit, where } from './searchQuestion.ts';
import { type FoundBy, isNumber, sqlCondition, sqlScope, stepOf, Values } from './searchSql.ts';

/** Where in a stretch a page ends, as a sample of the firms tells: those before the end are more than the page needs. */
export interface PageEnd {
  /** The value of the order's column there, as PostgreSQL writes it. */
  readonly value: string;
  /** How many firms may be before the end, whether they fit or not. */
  readonly passed: number;
  /** How many a walk may pass until the page is full, and whether the sample has met enough of them to be sure. */
  readonly walked: number;
  readonly isWalkSure: boolean;
}

/**
 * What PostgreSQL is to reckon for an entry of an index, in its own units, of which a page costs one. It reckons a tenth, as if pages came from
 * a disk, and then asks a fourth index for a hundred thousand firms that spares it a thousand pages in memory.
 */
const dearEntry = 0.05;

/** Gathers all firms that fit, or those before the end of the page, and sorts them. */
export async function gather(
  transaction: Transaction,
  question: Question,
  end?: PageEnd,
  by?: FoundBy,
): Promise<readonly string[]> {
  const values = new Values();
  const { column, stretch, window } = question;
  const before = end === undefined ? '' : ` and ${isBefore(end, question, values)}`;
  const reckoning = transaction.run(`set local cpu_index_tuple_cost = ${dearEntry}`);
  const found = idsOf(
    transaction,
    `with found as materialized (select enterprise_id, ${column} from ${fitting(question, values, by)}${before})
     select enterprise_id from found order by ${stretch.sorted} limit ${values.add(window.take)} offset ${values.add(window.skip)}`,
    values,
  );
  return inTurn(reckoning, found);
}

/** The end itself is among those before it: others may have the same value. Of numbers the whole step is. */
function isBefore({ value }: PageEnd, { order, column }: Question, values: Values): string {
  const sign = order.isDescending ? '>=' : '<=';
  const bound = values.add(value);
  return isNumber(order.column)
    ? `${stepOf(column)} ${sign} enterprise.step_of(${bound})`
    : `${column} ${sign} ${bound}`;
}

/**
 * Looks where the page ends among so many firms, of which none is likelier than another: those with the first keys, which are made of a digest.
 * Undefined where too few of them fit. The last key tells which share of all they are. Of the firms that the page needs so many are in the sample:
 * as many as is that share of them, and three times its root more, which is the case but once in some thousand times (Poisson).
 */
export async function findPageEnd(
  transaction: Transaction,
  question: Question,
  sampled: number,
): Promise<PageEnd | undefined> {
  const { scope, order, column, stretch, window } = question;
  const values = new Values();
  const inStretch = conditionOf(stretch).join() || 'true';
  const seen = `select enterprise_id, ${column} as value, ${inStretch} as is_in, ${asksFit(question, values)} as fits
    from enterprise.enterprises ${where(sqlScope(scope, values))} order by enterprise_id limit ${sampled}`;
  const rows = await transaction.query<{ last: string | null; ends: readonly string[]; places: readonly number[] }>(
    `with seen as materialized (${seen}), placed as (
       select value, fits, row_number() over (order by value ${order.isDescending ? 'desc' : 'asc'})::int as place from seen where is_in)
     select (select enterprise_id from seen order by enterprise_id desc limit 1) as last,
       array(select value::text from placed where fits order by place) as ends,
       array(select place from placed where fits order by place) as places`,
    values.all,
  );
  const { last, ends, places } = present(rows[0], 'a sample gives a row');
  const share = (Number.parseInt(last?.slice(0, 8) ?? '0', 16) + 1) / 2 ** 32;
  const expected = (window.skip + window.take) * share;
  const enough = Math.ceil(expected + 3 * Math.sqrt(expected) + 1.5);
  const [value, place] = [ends[enough - 1], places[enough - 1]];
  if (value === undefined || place === undefined) return undefined;
  // The place of the last that is wanted, once some of the wanted are in the sample; else as many for each as there were on average, or before the first.
  const filled = expected < 3 ? undefined : places[Math.ceil(expected) - 1];
  const forEach = Math.max(places[0] ?? 0, place / enough);
  const walked = filled === undefined ? (window.skip + window.take) * forEach : filled / share;
  return { value, passed: place / share, walked, isWalkSure: filled !== undefined };
}

/** Whether a firm fits, for firms that are looked at whatever comes of it: no index is looked for. */
function asksFit(question: Question, values: Values): string {
  const conditions = sqlFit(question, values, 'value');
  return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`;
}

/** Undefined where the walk came to its end before it had met enough firms. */
export async function walk(
  transaction: Transaction,
  question: Question,
  most: number,
): Promise<readonly string[] | undefined> {
  const { stretch, window } = question;
  const values = new Values();
  const walked = walkedFirms(question, most, values);
  const met = await idsOf(
    transaction,
    `select enterprise_id from (${walked}) as walked where fits
      order by ${stretch.within} limit ${values.add(window.take)} offset ${values.add(window.skip)}`,
    values,
  );
  return met.length === window.take ? met : undefined;
}

/** What PostgreSQL reckons to spend on a walk. */
export function costOfWalk(transaction: Transaction, question: Question, most: number): Promise<number> {
  const values = new Values();
  return costOf(transaction, walkedFirms(question, most, values), values);
}

/** The firms that a walk passes: the first of those that may be seen, and whether they fit. */
function walkedFirms(question: Question, most: number, values: Values): string {
  const { search, scope, order, column, stretch } = question;
  // What is asked of the column in whose order firms come says where the walk begins and ends.
  const own = search.conditions.filter((condition) => condition.column.name === order.column.name);
  const inStretch = conditionOf(stretch);
  const conditions = [
    ...sqlScope(scope, values),
    ...(stretch.isIndexed ? inStretch : []),
    ...own.flatMap((condition) => sqlCondition(condition, values, 'index')),
  ];
  const fits = [...(stretch.isIndexed ? [] : inStretch), asksFit(question, values)].join(' and ');
  const ordered = isNumber(order.column) && column === order.column.name ? `${column}, ${stepOf(column)}` : column;
  return `select enterprise_id, ${ordered}, ${fits} as fits
    from enterprise.enterprises ${where(conditions)} order by ${stretch.within} limit ${most}`;
}

/** Walks to the end, however long that takes: so many firms fit that gathering them takes longer. */
export async function walkOn(transaction: Transaction, question: Question): Promise<readonly string[]> {
  const values = new Values();
  const { stretch, window } = question;
  return idsOf(
    transaction,
    `select enterprise_id from ${fitting(question, values)}
      order by ${stretch.within} limit ${values.add(window.take)} offset ${values.add(window.skip)}`,
    values,
  );
}

/** What PostgreSQL reckons to spend on gathering the firms of a stretch. */
export function costOfGathering(transaction: Transaction, question: Question): Promise<number> {
  const values = new Values();
  return costOf(transaction, `select enterprise_id, ${question.column} from ${fitting(question, values)}`, values);
}

/** What PostgreSQL reckons to spend on a query, in its own units. */
async function costOf(transaction: Transaction, query: string, values: Values): Promise<number> {
  const rows = await transaction.query<{
    'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Total Cost': number } }];
  }>(`explain (format json) ${query}`, values.all);
  return present(rows[0], 'explain gives a row')['QUERY PLAN'][0].Plan['Total Cost'];
}

async function idsOf(transaction: Transaction, query: string, values: Values): Promise<readonly string[]> {
  const rows = await transaction.query<{ enterprise_id: string }>(query, values.all);
  return rows.map(({ enterprise_id }) => enterprise_id);
}
