import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import { climb } from './climb.ts';
import { sqlOrder } from './searchOrder.ts';
import {
  costOfGathering,
  type Effort,
  fitting,
  gather,
  type HowToFindTerm,
  type Question,
  reckon,
  termConditions,
  type Window,
  walk,
  walkedFirms,
  walkOn,
  where,
} from './searchQuestion.ts';
import { type Scope, Values } from './searchSql.ts';

/** Each way ends after some 10 to 50 milliseconds here, with 200,000 firms. */
const usualEffort: Effort = {
  fewBearers: 10_000,
  cheap: 5000,
  affordable: 18_000,
  walkedAtLeast: 4000,
  walkedForEach: 2,
  gatheredForEach: 1.5,
  readOneByOne: 4000,
};

/**
 * The identifiers of firms that fit, in order. There are three ways to find them: to gather all that fit and sort them, to walk along the
 * order and take those that fit, or, where numbers are the order, to gather firms step by step from the first of them. PostgreSQL chooses
 * well as long as conditions have nothing to do with each other, but they have: of small firms none is among the first by revenue, and
 * walking passes all others before it meets one. So gathering is taken wherever it is cheap, a walk ends after some thousand firms, and
 * where steps were in vain the next are more.
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
  if (cost <= effort.cheap) return gather(transaction, all);
  const [first] = stretches;
  if (first !== undefined && stretches.length === 1)
    return searchStretch(transaction, { ...wanted, stretch: first }, cost);
  const most = window.skip + window.take;
  const found: string[] = [];
  for (const stretch of stretches) {
    const question = { ...wanted, stretch, window: { skip: 0, take: most - found.length } };
    found.push(...(await searchPart(transaction, question)));
    if (found.length === most) break;
  }
  return found.slice(window.skip);
}

async function searchPart(transaction: Transaction, question: Question): Promise<readonly string[]> {
  const { steps } = question.stretch;
  if (steps !== undefined) return climb(transaction, question, steps);
  return searchStretch(transaction, question, await costOfGathering(transaction, question));
}

/** Finds the firms of one stretch; `cost` is what PostgreSQL reckons to spend on gathering them. */
async function searchStretch(transaction: Transaction, question: Question, cost: number): Promise<readonly string[]> {
  const { effort } = question;
  if (cost <= effort.cheap) return gather(transaction, question);
  // In a small part of the country a walk meets one of its firms seldom.
  const walking = new Values();
  const isShort = (await reckon(transaction, walkedFirms(question, walking), walking)).cost < cost;
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
  const isOfTermAlone = search.term !== '' && search.industry === '' && search.conditions.length === 0;
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

async function countOf(transaction: Transaction, query: string, values: Values): Promise<number> {
  const rows = await transaction.query<{ total: number }>(query, values.all);
  return present(rows[0], 'a count gives a row').total;
}
