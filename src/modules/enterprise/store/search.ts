import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import { inTurn } from './inTurn.ts';
import { type Stretch, sqlOrder } from './searchOrder.ts';
import { fitting, type Question, termConditions, type Wanted, type Window, where } from './searchQuestion.ts';
import { type Scope, Values } from './searchSql.ts';
import { costOfGathering, costOfWalk, findPageEnd, gather, walk, walkOn } from './searchWays.ts';

/** When which way of finding firms is taken. */
export interface Effort {
  /** Firms that bear a text are found by it up to so many; where there are more, the firms found otherwise are asked whether they bear it. */
  readonly fewBearers: number;
  /** What PostgreSQL may reckon to spend on gathering, in its own units, before and after other ways were in vain. */
  readonly cheap: number;
  readonly affordable: number;
  /** Firms that are looked at to tell where a page ends. */
  readonly sampled: number;
  /** Firms before the end of a page that are all asked; of more, those that fit are looked for by index. */
  readonly fewPassed: number;
  /** Firms that a walk passes: these, and so many for each that is wanted. */
  readonly walkedAtLeast: number;
  readonly walkedForEach: number;
}

/** Each way ends after some 10 to 40 milliseconds here, with 200,000 firms. */
const usualEffort: Effort = {
  fewBearers: 10_000,
  cheap: 5000,
  affordable: 18_000,
  sampled: 1000,
  fewPassed: 20_000,
  walkedAtLeast: 4000,
  walkedForEach: 2,
};

/**
 * The identifiers of firms that fit, in order. There are three ways to find them: to gather all that fit and sort them; to walk along the
 * order and take those that fit; and to gather those alone that come before the end of the page, which a sample of the firms foretells. PostgreSQL
 * chooses well between the first two as long as conditions have nothing to do with each other, but they have: of small firms none is among
 * the first by revenue, and walking passes all others before it meets one. So gathering is taken wherever it is cheap, a short walk
 * where it is not, and the third way where the walk was in vain.
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
  const { stretches, whole, column } = sqlOrder(order);
  const wanted = { search, scope, bears, order, column, window };
  const all: Question = { ...wanted, stretch: whole };
  // Of few named firms, and of those with a text that few bear, gathering is cheap.
  if ('enterpriseIds' in scope || bears === 'by the term') return gather(transaction, all);
  const cost = await costOfGathering(transaction, all);
  const [first] = stretches;
  const isWalkSure = first !== undefined && meetsOnlyWanted(search, first);
  if (cost <= effort.cheap && !isWalkSure) return gather(transaction, all);
  if (first !== undefined && stretches.length === 1)
    return searchStretch(transaction, { ...wanted, stretch: first }, cost, effort);
  const found: string[] = [];
  let { skip } = window;
  for (const stretch of stretches) {
    const question = { ...wanted, stretch, window: { skip, take: window.take - found.length } };
    const ids = await searchStretch(transaction, question, await costOfGathering(transaction, question), effort);
    found.push(...ids);
    if (found.length === window.take) break;
    // Where none was left behind those that are skipped, the stretch may have had fewer.
    if (skip > 0) skip = ids.length > 0 ? 0 : skip - (await countFitting(transaction, question));
  }
  return found;
}

/** Finds the firms of one stretch; `cost` is what PostgreSQL reckons to spend on gathering them. */
async function searchStretch(
  transaction: Transaction,
  question: Question,
  cost: number,
  effort: Effort,
): Promise<readonly string[]> {
  const { search, stretch, window } = question;
  const wanted = window.skip + window.take;
  if (meetsOnlyWanted(search, stretch)) {
    // Hardly anybody is in the stretch, or a walk meets one after the other.
    const met =
      cost <= Math.min(wanted, effort.cheap / 5) ? undefined : await walkIfShort(transaction, question, wanted, cost);
    if (met !== undefined) return met;
  } else if (cost > effort.cheap) {
    const met = await firstWalk(transaction, question, cost, effort);
    if (met !== undefined) return met;
    const before = stretch.isByKey ? undefined : await findBeforeEnd(transaction, question, cost, effort);
    if (before !== undefined) return before;
  }
  return cost <= effort.affordable ? gather(transaction, question) : walkOn(transaction, question);
}

/**
 * Most conditions have little to do with the order, texts least of all, so that a short walk meets enough for a first page. Firms that are alike
 * come along the key, where no value foretells the end of the page: their walk is the longest.
 */
async function firstWalk(
  transaction: Transaction,
  question: Question,
  cost: number,
  { walkedAtLeast, walkedForEach }: Effort,
): Promise<readonly string[] | undefined> {
  const { search, stretch, window } = question;
  const wanted = window.skip + window.take;
  if (stretch.isByKey) return walkIfShort(transaction, question, walkedAtLeast + walkedForEach * wanted, cost);
  const most = search.conditions.length === 0 ? walkedAtLeast : walkedAtLeast / 4;
  return stretch.isIndexed && 4 * wanted <= most ? walkIfShort(transaction, question, most, cost) : undefined;
}

/** In a small part of the country a walk meets one of its firms seldom, so that gathering is cheaper. */
async function walkIfShort(
  transaction: Transaction,
  question: Question,
  most: number,
  cost: number,
): Promise<readonly string[] | undefined> {
  return (await costOfWalk(transaction, question, most)) < cost ? walk(transaction, question, most) : undefined;
}

/** Foretells the end of the page and finds what is before it; undefined where too few firms fit. */
async function findBeforeEnd(
  transaction: Transaction,
  question: Question,
  cost: number,
  { sampled, fewPassed, walkedAtLeast }: Effort,
): Promise<readonly string[] | undefined> {
  const end = await findPageEnd(transaction, question, sampled);
  if (end === undefined) return undefined;
  const { take } = question.window;
  // The sample is small: it may take a walk of four times as many firms, which is still shorter than to gather what is before the end.
  const isNear = 4 * end.walked <= walkedAtLeast || (end.isWalkSure && 2 * end.walked <= end.passed);
  const most = Math.ceil(Math.min(4 * end.walked, end.passed));
  const met = question.stretch.isIndexed && isNear ? await walkIfShort(transaction, question, most, cost) : undefined;
  if (met !== undefined) return met;
  const near = await gather(transaction, question, end, end.passed <= fewPassed ? 'value' : 'index');
  return near.length === take ? near : undefined;
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
  // Steps are the last columns of a row: to read all rows up to them takes longer than PostgreSQL reckons. So does starting a worker to help.
  const reckoning =
    search.conditions.length > 0
      ? transaction.run('set local enable_seqscan = off;set local parallel_setup_cost = 5000')
      : Promise.resolve();
  return inTurn(reckoning, countFitting(transaction, { search, scope, bears }));
}

/** How many firms fit, found as is said. */
export function countFitting(
  transaction: Transaction,
  wanted: Wanted & { readonly stretch?: Stretch },
): Promise<number> {
  const values = new Values();
  const found = fitting(wanted, values);
  return countOf(transaction, `select count(*)::int as total from ${found}`, values);
}

/** Where nothing but a text is looked for, its rows tell: a firm has several that begin alike. */
function countBearers(transaction: Transaction, search: FirmSearch, scope: Scope): Promise<number> {
  const values = new Values();
  const bearers = where(termConditions(search, scope, values));
  return countOf(
    transaction,
    `select count(distinct enterprise_id)::int as total from enterprise.terms ${bearers}`,
    values,
  );
}

async function countOf(transaction: Transaction, query: string, values: Values): Promise<number> {
  const rows = await transaction.query<{ total: number }>(query, values.all);
  return present(rows[0], 'a count gives a row').total;
}

async function howToFindTerm(
  transaction: Transaction,
  search: FirmSearch,
  scope: Scope,
  { fewBearers }: Effort,
): Promise<Wanted['bears']> {
  if (search.term === '' || 'enterpriseIds' in scope) return 'one by one';
  const values = new Values();
  const few = `select from enterprise.terms ${where(termConditions(search, scope, values))} limit ${values.add(fewBearers + 1)}`;
  const bearers = await countOf(transaction, `select count(*)::int as total from (${few}) as few`, values);
  return bearers > fewBearers ? 'one by one' : 'by the term';
}

/** Nothing is asked of the firms that may be seen, and an index gives them in their order: a walk passes none in vain. */
function meetsOnlyWanted({ term, region, industry, conditions }: FirmSearch, { isIndexed }: Stretch): boolean {
  return isIndexed && term === '' && region === '' && industry === '' && conditions.length === 0;
}
