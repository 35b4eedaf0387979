import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { BEFORE_TERM } from '../columns.ts';
import type { FirmSearch } from '../readSearch.ts';
import type { Stretch } from './searchOrder.ts';
import { type Scope, sqlCondition, sqlConditions, sqlPrefix, Values } from './searchSql.ts';

/** Which part of the firms found is wanted. */
export interface Window {
  readonly skip: number;
  readonly take: number;
}

/** When which way of finding firms is taken. */
export interface Effort {
  /** Firms that bear a text are found by it up to so many; where there are more, the firms found otherwise are asked whether they bear it. */
  readonly fewBearers: number;
  /** What PostgreSQL may reckon to spend on gathering, in its own units, before and after a walk was in vain. */
  readonly cheap: number;
  readonly affordable: number;
  /** Firms that a walk passes: these, and so many for each that is wanted. */
  readonly walkedAtLeast: number;
  readonly walkedForEach: number;
  /** Firms that PostgreSQL is to reckon with for each that is wanted, where steps of numbers are gathered. */
  readonly gatheredForEach: number;
  /** Firms of some steps that are read one by one; where there are more, all conditions are looked for by index. */
  readonly readOneByOne: number;
}

/** How the firms that bear a text are found: by the text, where few do, or else each firm is asked. */
export type HowToFindTerm = 'by the term' | 'one by one';

export interface Wanted {
  readonly search: FirmSearch;
  readonly scope: Scope;
  readonly bears: HowToFindTerm;
  /** Whether ranges are looked for by index too; they are where nothing is said. */
  readonly areStepsAsked?: boolean;
}

/** Which firms of one stretch of the order are wanted. */
export interface Question extends Wanted {
  readonly column: string;
  /** The columns that the order looks at. */
  readonly columns: string;
  readonly stretch: Stretch;
  readonly window: Window;
  readonly effort: Effort;
}

/** What PostgreSQL reckons to spend on gathering the firms of a stretch. */
export async function costOfGathering(transaction: Transaction, question: Question): Promise<number> {
  return (await reckonGathering(transaction, question)).cost;
}

/** The same, and how many firms there are in it as PostgreSQL reckons. */
export function reckonGathering(transaction: Transaction, question: Question): Promise<Reckoning> {
  const values = new Values();
  return reckon(transaction, `select enterprise_id, ${question.columns} from ${fitting(question, values)}`, values);
}

/** The firms that fit, as they stand behind `from`. */
export function fitting(wanted: Wanted & { readonly stretch?: Stretch }, values: Values): string {
  return `enterprise.enterprises ${where([...stretchOf(wanted.stretch), ...conditionsOf(wanted, values)])}`;
}

function stretchOf(stretch: Stretch | undefined): readonly string[] {
  return stretch?.condition ? [stretch.condition] : [];
}

function conditionsOf({ search, scope, bears, areStepsAsked }: Wanted, values: Values): string[] {
  const conditions = sqlConditions(search, scope, values, areStepsAsked);
  if (search.term === '') return conditions;
  if (bears === 'one by one') return [...conditions, `strpos(found_by, ${values.add(BEFORE_TERM + search.term)}) > 0`];
  const bearing = where(termConditions(search, scope, values));
  return [...conditions, `enterprise_id in (select enterprise_id from enterprise.terms ${bearing})`];
}

/** Which rows of terms are of firms that bear the text; the region is in their index. */
export function termConditions(search: FirmSearch, scope: Scope, values: Values): string[] {
  return [
    ...sqlPrefix('term', search.term, values),
    ...('region' in scope ? sqlPrefix('region_code', scope.region, values) : []),
    ...sqlPrefix('region_code', search.region, values),
  ];
}

export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}

/** What PostgreSQL reckons to spend on a query, in its own units, and to find. */
export interface Reckoning {
  readonly cost: number;
  readonly rows: number;
}

export async function reckon(transaction: Transaction, query: string, values: Values): Promise<Reckoning> {
  const answer = await transaction.query<{
    'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Total Cost': number; readonly 'Plan Rows': number } }];
  }>(`explain (format json) ${query}`, values.all);
  const { Plan: plan } = present(answer[0], 'explain gives a row')['QUERY PLAN'][0];
  return { cost: plan['Total Cost'], rows: plan['Plan Rows'] };
}

export async function gather(transaction: Transaction, question: Question): Promise<readonly string[]> {
  const values = new Values();
  const { columns, stretch, window } = question;
  return idsOf(
    transaction,
    `with found as materialized (select enterprise_id, ${columns} from ${fitting(question, values)})
     select enterprise_id from found order by ${stretch.within} limit ${values.add(window.take)} offset ${values.add(window.skip)}`,
    values,
  );
}

/** Undefined where the walk came to its end before it had met enough firms. */
export async function walk(transaction: Transaction, question: Question): Promise<readonly string[] | undefined> {
  const { stretch, window } = question;
  const values = new Values();
  const walked = walkedFirms(question, values);
  const passing = where([...stretchOf(stretch), ...conditionsOf(question, values)]);
  const met = await idsOf(
    transaction,
    `select enterprise_id from (${walked}) as walked ${passing}
      order by ${stretch.within} limit ${values.add(window.take)} offset ${values.add(window.skip)}`,
    values,
  );
  return met.length === window.take ? met : undefined;
}

/** The firms that a walk passes: the first of those that may be seen, whether they fit or not. */
export function walkedFirms(question: Question, values: Values): string {
  const { search, scope, column, stretch, window, effort } = question;
  // What is asked of the column in whose order firms come says where the walk begins and ends.
  const own = search.conditions.filter((condition) => condition.column.name === column);
  const conditions = [
    ...('region' in scope ? sqlPrefix('region_code', scope.region, values) : []),
    ...(stretch.isIndexed ? stretchOf(stretch) : []),
    ...own.flatMap((condition) => sqlCondition(condition, values)),
  ];
  const most = effort.walkedAtLeast + effort.walkedForEach * (window.skip + window.take);
  return `select * from enterprise.enterprises ${where(conditions)} order by ${stretch.within} limit ${most}`;
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

async function idsOf(transaction: Transaction, query: string, values: Values): Promise<readonly string[]> {
  const rows = await transaction.query<{ enterprise_id: string }>(query, values.all);
  return rows.map(({ enterprise_id }) => enterprise_id);
}
