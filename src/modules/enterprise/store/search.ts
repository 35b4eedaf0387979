import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { BEFORE_TERM } from '../columns.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import { type Stretch, sqlOrder } from './searchOrder.ts';
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
}

/** Each way ends after some 10 to 50 milliseconds here, with 200,000 firms. */
const usualEffort: Effort = {
  fewBearers: 10_000,
  cheap: 5000,
  affordable: 18_000,
  walkedAtLeast: 4000,
  walkedForEach: 2,
};

/**
 * The identifiers of firms that fit, in order. There are two ways to find them: to gather all that fit and sort them, or to walk along the
 * order and take those that fit. PostgreSQL chooses well between them as long as conditions have nothing to do with each other, but they
 * have: of small firms none is among the first by revenue, and walking passes all others before it meets one. So gathering
 * is taken wherever it is cheap, and a walk ends after some thousand firms. Only where nothing is asked the cheaper way is taken.
 */
export async function searchFirms(
  transaction: Transaction,
  search: FirmSearch,
  scope: Scope,
  order: FirmOrder,
  window: Window,
  effort: Effort = usualEffort,
): Promise<readonly string[]> {
  const bears = await howToFindTerm(transaction, search, scope, effort);
  const { stretches, whole, columns } = sqlOrder(order);
  const wanted = { search, scope, bears, column: order.column.name, columns, window, effort };
  const all: Question = { ...wanted, stretch: whole };
  // Of few named firms, and of those with a text that few bear, gathering is cheap.
  if ('enterpriseIds' in scope || bears === 'by the term') return gather(transaction, all);
  const cost = await costOfGathering(transaction, all);
  const [first] = stretches;
  const isWalkSure = first !== undefined && meetsOnlyWanted(search, first);
  if (cost <= effort.cheap && !isWalkSure) return gather(transaction, all);
  if (first !== undefined && stretches.length === 1)
    return searchStretch(transaction, { ...wanted, stretch: first }, cost);
  const most = window.skip + window.take;
  const found: string[] = [];
  for (const stretch of stretches) {
    const rest = { skip: 0, take: most - found.length };
    const question = { ...wanted, stretch, window: rest };
    found.push(...(await searchStretch(transaction, question, await costOfGathering(transaction, question))));
    if (found.length === most) break;
  }
  return found.slice(window.skip);
}

/** What PostgreSQL reckons to spend on gathering the firms of a stretch. */
function costOfGathering(transaction: Transaction, question: Question): Promise<number> {
  const values = new Values();
  return costOf(transaction, `select enterprise_id from ${fitting(question, values)}`, values);
}

/** Finds the firms of one stretch; `cost` is what PostgreSQL reckons to spend on gathering them. */
async function searchStretch(transaction: Transaction, question: Question, cost: number): Promise<readonly string[]> {
  const { effort, search, stretch } = question;
  if (cost <= effort.cheap && !meetsOnlyWanted(search, stretch)) return gather(transaction, question);
  // In a small part of the country a walk meets one of its firms seldom.
  const walking = new Values();
  const isShort = (await costOf(transaction, walkedFirms(question, walking), walking)) < cost;
  const met = isShort ? await walk(transaction, question) : undefined;
  if (met !== undefined) return met;
  return cost <= effort.affordable ? gather(transaction, question) : walkOn(transaction, question);
}

/** How many firms fit. */
export async function countFound(
  transaction: Transaction,
  search: FirmSearch,
  scope: Scope,
  effort: Effort = usualEffort,
): Promise<number> {
  const { term, otherTerms, industry, conditions } = search;
  const isOfTermAlone = term !== '' && otherTerms.length === 0 && industry === '' && conditions.length === 0;
  if (isOfTermAlone && 'region' in scope) return countBearers(transaction, search, scope);
  const bears = await howToFindTerm(transaction, search, scope, effort);
  const values = new Values();
  const found = fitting({ search, scope, bears }, values);
  return countOf(transaction, `select count(*)::int as total from ${found}`, values);
}

/** Where nothing but a text is looked for, its rows tell: a firm has several that begin alike. */
function countBearers(transaction: Transaction, search: FirmSearch, scope: Scope): Promise<number> {
  const values = new Values();
  const rows = `select distinct enterprise_id from enterprise.terms ${where(termConditions(search, scope, values))}`;
  return countOf(transaction, `select count(*)::int as total from (${rows}) as bearers`, values);
}

async function countOf(transaction: Transaction, query: string, values: Values): Promise<number> {
  const rows = await transaction.query<{ total: number }>(query, values.all);
  return present(rows[0], 'a count gives a row').total;
}

/** How the firms that bear a text are found: by the text, where few do, or else each firm is asked. */
type HowToFindTerm = 'by the term' | 'one by one';

interface Wanted {
  readonly search: FirmSearch;
  readonly scope: Scope;
  readonly bears: HowToFindTerm;
}

/** Which firms of one stretch of the order are wanted. */
interface Question extends Wanted {
  readonly column: string;
  /** The columns that the order looks at. */
  readonly columns: string;
  readonly stretch: Stretch;
  readonly window: Window;
  readonly effort: Effort;
}

async function howToFindTerm(
  transaction: Transaction,
  search: FirmSearch,
  scope: Scope,
  { fewBearers }: Effort,
): Promise<HowToFindTerm> {
  if (search.term === '' || 'enterpriseIds' in scope) return 'one by one';
  const values = new Values();
  const few = `select from enterprise.terms ${where(termConditions(search, scope, values))} limit ${values.add(fewBearers + 1)}`;
  const bearers = await countOf(transaction, `select count(*)::int as total from (${few}) as few`, values);
  return bearers > fewBearers ? 'one by one' : 'by the term';
}

/** The firms that fit, as they stand behind `from`. */
function fitting(wanted: Wanted & { readonly stretch?: Stretch }, values: Values): string {
  return `enterprise.enterprises ${where([...stretchOf(wanted.stretch), ...conditionsOf(wanted, values)])}`;
}

function stretchOf(stretch: Stretch | undefined): readonly string[] {
  return stretch?.condition ? [stretch.condition] : [];
}

function conditionsOf({ search, scope, bears }: Wanted, values: Values): string[] {
  const bearsToo = search.otherTerms.map((term) => bearsTerm(term, values));
  const conditions = [...sqlConditions(search, scope, values), ...bearsToo];
  if (search.term === '') return conditions;
  if (bears === 'one by one') return [...conditions, bearsTerm(search.term, values)];
  const bearing = where(termConditions(search, scope, values));
  return [...conditions, `enterprise_id in (select enterprise_id from enterprise.terms ${bearing})`];
}

/** Asks a firm whether it bears a text. */
function bearsTerm(term: string, values: Values): string {
  return `strpos(found_by, ${values.add(BEFORE_TERM + term)}) > 0`;
}

/** Which rows of terms are of firms that bear the text; the region is in their index. */
function termConditions(search: FirmSearch, scope: Scope, values: Values): string[] {
  return [
    ...sqlPrefix('term', search.term, values),
    ...('region' in scope ? sqlPrefix('region_code', scope.region, values) : []),
    ...sqlPrefix('region_code', search.region, values),
  ];
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}

/** What PostgreSQL reckons to spend on a query, in its own units. */
async function costOf(transaction: Transaction, query: string, values: Values): Promise<number> {
  const rows = await transaction.query<{
    'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Total Cost': number } }];
  }>(`explain (format json) ${query}`, values.all);
  return present(rows[0], 'explain gives a row')['QUERY PLAN'][0].Plan['Total Cost'];
}

async function gather(transaction: Transaction, question: Question): Promise<readonly string[]> {
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
async function walk(transaction: Transaction, question: Question): Promise<readonly string[] | undefined> {
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
function walkedFirms(question: Question, values: Values): string {
  const { search, scope, column, stretch, window, effort } = question;
  // What is asked of the column in whose order firms come says where the walk begins and ends.
  const own = search.conditions.filter((condition) => condition.column.name === column);
  const conditions = [
    ...('region' in scope ? sqlPrefix('region_code', scope.region, values) : []),
    ...(stretch.isIndexed ? stretchOf(stretch) : []),
    ...own.flatMap((condition) => sqlCondition(condition, values)),
  ];
  const wanted = window.skip + window.take;
  const most = meetsOnlyWanted(search, stretch) ? wanted : effort.walkedAtLeast + effort.walkedForEach * wanted;
  return `select * from enterprise.enterprises ${where(conditions)} order by ${stretch.within} limit ${most}`;
}

/** Nothing is asked of the firms that may be seen, and an index gives them in their order: a walk passes none in vain. */
function meetsOnlyWanted({ term, region, industry, conditions }: FirmSearch, { isIndexed }: Stretch): boolean {
  return isIndexed && term === '' && region === '' && industry === '' && conditions.length === 0;
}

/** Walks to the end, however long that takes: so many firms fit that gathering them takes longer. */
async function walkOn(transaction: Transaction, question: Question): Promise<readonly string[]> {
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
