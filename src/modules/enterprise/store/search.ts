import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import { type SqlOrder, sqlOrder } from './searchOrder.ts';
import { type Scope, sqlCondition, sqlConditions, sqlPrefix, Values } from './searchSql.ts';

/** Which part of the firms found is wanted. */
export interface Window {
  readonly skip: number;
  readonly take: number;
}

/** A text that as many firms bear is too frequent to begin with. */
const fewBearers = 2000;

/** What PostgreSQL may reckon to spend on finding all firms that fit, in its own units: some 25 milliseconds here. */
const affordableCost = 6000;

/** Firms looked at in order before all that fit are gathered: these, and so many for each that is wanted. */
const walkedAtLeast = 4000;
const walkedForEach = 2;

/**
 * The identifiers of firms that fit, in order. There are two ways to find them: to gather all that fit and sort them, or to walk along the
 * order and take those that fit. PostgreSQL chooses well between them as long as conditions have nothing to do with each other, but they
 * have: of small firms none is among the first by revenue, and walking passes all others before it meets one. So gathering
 * is taken wherever it is cheap, and a walk ends after some thousand firms.
 */
export async function searchFirms(
  transaction: Transaction,
  search: FirmSearch,
  scope: Scope,
  order: FirmOrder,
  window: Window,
): Promise<readonly string[]> {
  const narrowed = await narrowByTerm(transaction, search, scope);
  if (narrowed === 'none') return [];
  const question: Question = { ...narrowed, order: sqlOrder(order), window };
  if (await isGatheringCheap(transaction, question)) return gather(transaction, question);
  return (await walk(transaction, question)) ?? (await gather(transaction, question));
}

/** How many firms fit, counted up to a limit. */
export async function countFound(
  transaction: Transaction,
  search: FirmSearch,
  scope: Scope,
  limit: number,
): Promise<number> {
  const narrowed = await narrowByTerm(transaction, search, scope);
  if (narrowed === 'none') return 0;
  const values = new Values();
  const rows = await transaction.query<{ total: number }>(
    `select count(*)::int as total from (select from ${fitting(narrowed, values)} limit ${values.add(limit)}) as found`,
    values.all,
  );
  return present(rows[0], 'a count gives a row').total;
}

interface Narrowed {
  readonly search: FirmSearch;
  readonly scope: Scope;
}

interface Question extends Narrowed {
  readonly order: SqlOrder;
  readonly window: Window;
}

/** Where few firms bear the text that is looked for, they are the scope, and the text needs no more looking for. */
async function narrowByTerm(transaction: Transaction, search: FirmSearch, scope: Scope): Promise<Narrowed | 'none'> {
  if (search.term === '' || 'enterpriseIds' in scope) return { search, scope };
  const values = new Values();
  const conditions = [
    ...sqlPrefix('term', search.term, values),
    ...sqlPrefix('region_code', scope.region, values),
    ...sqlPrefix('region_code', search.region, values),
  ];
  const rows = await transaction.query<{ enterprise_id: string }>(
    `select enterprise_id from enterprise.terms where ${conditions.join(' and ')} limit ${values.add(fewBearers + 1)}`,
    values.all,
  );
  if (rows.length > fewBearers) return { search, scope };
  const enterpriseIds = [...new Set(rows.map(({ enterprise_id }) => enterprise_id))];
  if (enterpriseIds.length === 0) return 'none';
  return { search: { ...search, term: '' }, scope: { enterpriseIds } };
}

/** The firms that fit, as they stand behind `from`. */
function fitting({ search, scope }: Narrowed, values: Values): string {
  const conditions = sqlConditions(search, scope, values);
  if (search.term !== '') conditions.push(sqlBears('enterprises', search.term, values));
  return `enterprise.enterprises ${where(conditions)}`;
}

function sqlBears(table: string, term: string, values: Values): string {
  const conditions = sqlPrefix('term', term, values);
  return `exists (select from enterprise.terms where terms.enterprise_id = ${table}.enterprise_id and ${conditions.join(' and ')})`;
}

async function isGatheringCheap(transaction: Transaction, { search, scope }: Question): Promise<boolean> {
  if ('enterpriseIds' in scope) return true;
  const values = new Values();
  const rows = await transaction.query<{
    'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Total Cost': number } }];
  }>(`explain (format json) select enterprise_id from ${fitting({ search, scope }, values)}`, values.all);
  const [{ Plan: plan }] = present(rows[0], 'explain gives a row')['QUERY PLAN'];
  return plan['Total Cost'] <= affordableCost;
}

async function gather(transaction: Transaction, question: Question): Promise<readonly string[]> {
  const values = new Values();
  const { order, window } = question;
  const rows = await transaction.query<{ enterprise_id: string }>(
    `with found as materialized (select enterprise_id, ${order.column} from ${fitting(question, values)})
     select enterprise_id from found order by ${order.whole} limit ${values.add(window.take)} offset ${values.add(window.skip)}`,
    values.all,
  );
  return rows.map(({ enterprise_id }) => enterprise_id);
}

/** Undefined where the walk came to its end before it had met enough firms. */
async function walk(transaction: Transaction, question: Question): Promise<readonly string[] | undefined> {
  const { order, window } = question;
  const wanted = window.skip + window.take;
  const most = walkedAtLeast + walkedForEach * wanted;
  const found: string[] = [];
  for (const stretch of order.stretches) {
    const values = new Values();
    const walked = walkedFirms(question, stretch, most, values);
    const walkedValues = [...values.all];
    const rows = await transaction.query<{ enterprise_id: string }>(
      `select enterprise_id from (${walked}) as walked ${passing(question, values)}
        order by ${order.within} limit ${values.add(wanted - found.length)}`,
      values.all,
    );
    found.push(...rows.map(({ enterprise_id }) => enterprise_id));
    if (found.length === wanted) break;
    const counted = await transaction.query<{ firms: number }>(
      `select count(*)::int as firms from (${walked}) as walked`,
      walkedValues,
    );
    if (present(counted[0], 'a count gives a row').firms === most) return undefined;
  }
  return found.slice(window.skip);
}

/** The first firms of a stretch. What is asked of the column in whose order they come says where the walk begins and ends. */
function walkedFirms({ search, order }: Question, stretch: string | null, most: number, values: Values): string {
  const own = search.conditions.filter(({ column }) => column.name === order.column);
  const conditions = [...(stretch === null ? [] : [stretch]), ...own.flatMap((one) => sqlCondition(one, values))];
  return `select * from enterprise.enterprises ${where(conditions)} order by ${order.within} limit ${most}`;
}

function passing({ search, scope }: Question, values: Values): string {
  const conditions = sqlConditions(search, scope, values);
  if (search.term !== '') conditions.push(sqlBears('walked', search.term, values));
  return where(conditions);
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
