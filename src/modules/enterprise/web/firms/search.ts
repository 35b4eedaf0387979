import type { Query } from '../../../../web/ui/api.ts';
import { MOST_CONDITIONS, MOST_PAGES, TIERS } from '../../contract.ts';
import { type FactCondition, readCondition, writeCondition } from './condition.ts';

export const TIER_CHOICES = [...TIERS, 'none'] as const;

/** What is looked for among the firms, and how it is shown: all of it stands in the address, so that a link shows the same list. */
export interface FirmSearch {
  readonly q: string;
  /** The beginning of the region code, or empty. */
  readonly region: string;
  /** The beginning of the industry code, or empty. */
  readonly industry: string;
  readonly tier: (typeof TIER_CHOICES)[number] | '';
  readonly where: readonly FactCondition[];
  /** A column, a stroke in front from the greatest. */
  readonly sort: string;
  readonly page: number;
  /** The columns that the address asks for; null where each person sees their own. */
  readonly columns: readonly string[] | null;
}

const USUAL_SORT = '-updated_at';

export const everything: FirmSearch = {
  q: '',
  region: '',
  industry: '',
  tier: '',
  where: [],
  sort: USUAL_SORT,
  page: 1,
  columns: null,
};

/** Reads the question of an address; what means nothing is as if it were not there. */
export function readFirmSearch(question: Readonly<Record<string, unknown>>): FirmSearch {
  const textOf = (name: string, pattern: RegExp) => {
    const value = [question[name]].flat()[0];
    return typeof value === 'string' && pattern.test(value) ? value : '';
  };
  const conditions = [question.where].flat().flatMap((written) => {
    const condition = typeof written === 'string' ? readCondition(written) : undefined;
    return condition === undefined ? [] : [condition];
  });
  const page = Number(textOf('page', /^\d{1,3}$/) || '1');
  return {
    q: textOf('q', /^[\s\S]{1,100}$/),
    region: textOf('region', /^(\d{2}|\d{4}|\d{6})$/),
    industry: textOf('industry', /^[A-T]\d{0,4}$/),
    tier: TIER_CHOICES.find((tier) => tier === question.tier) ?? '',
    where: conditions.slice(0, MOST_CONDITIONS),
    sort: textOf('sort', /^-?[a-z][a-z0-9_]{0,60}$/) || USUAL_SORT,
    page: Math.min(Math.max(page, 1), MOST_PAGES),
    columns: textOf('columns', /^[a-z][a-z0-9_,]{0,1999}$/) ? textOf('columns', /./).split(',') : null,
  };
}

/** The opposite of `readFirmSearch`: what is as usual is left out. */
export function writeFirmSearch(search: FirmSearch): Record<string, string | readonly string[]> {
  return {
    ...writtenFilters(search),
    ...(search.sort === USUAL_SORT ? {} : { sort: search.sort }),
    ...(search.page === 1 ? {} : { page: String(search.page) }),
    ...(search.columns === null ? {} : { columns: search.columns.join(',') }),
  };
}

/** What is looked for, as the interface is asked. */
export function filtersQuery(search: FirmSearch): Query {
  return { ...writtenFilters(search), q: search.q.trim() };
}

function writtenFilters({ q, region, industry, tier, where }: FirmSearch): Record<string, string | readonly string[]> {
  const filters = { q, region, industry, tier };
  return {
    ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')),
    ...(where.length === 0 ? {} : { where: where.map(writeCondition) }),
  };
}

/** One of the filters that narrow a search, and the search without it. */
export interface Narrowing {
  readonly name: 'q' | 'region' | 'industry' | 'tier' | 'where';
  readonly condition: FactCondition | null;
  readonly without: FirmSearch;
}

/** Every filter that narrows a search, for whoever finds nothing. */
export function narrowingsOf(search: FirmSearch): readonly Narrowing[] {
  const texts = (['q', 'region', 'industry', 'tier'] as const).filter((name) => search[name].trim() !== '');
  return [
    ...texts.map((name) => ({ name, condition: null, without: { ...search, [name]: '', page: 1 } })),
    ...search.where.map((condition) => ({
      name: 'where' as const,
      condition,
      without: { ...search, where: search.where.filter((other) => other !== condition), page: 1 },
    })),
  ];
}
