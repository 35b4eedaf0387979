import { TIERS, type Tier, VERDICTS, type Verdict } from '@leitu/rules';
import { readRegion } from '../readRegion.ts';

/** Which firms are looked for, as the address says it. */
export interface CandidateSearch {
  readonly rung: Tier;
  readonly verdict: Verdict;
  readonly title: 'any' | 'without';
  readonly region: string;
  readonly industry: string;
  readonly page: number;
}

/** Farther down a list is found by a narrower search. */
export const MOST_PAGES = 200;

/** Reads an address; what means nothing in it is as good as not there. */
export function readCandidateSearch(search: Readonly<Record<string, unknown>>): CandidateSearch {
  const { industry } = search;
  const page = Number(search.page);
  return {
    rung: TIERS.find((tier) => tier === search.rung) ?? 'innovative',
    verdict: VERDICTS.find((verdict) => verdict === search.verdict) ?? 'met',
    title: search.title === 'without' ? 'without' : 'any',
    region: readRegion(search.region),
    industry: typeof industry === 'string' && /^[A-T]\d{0,4}$/.test(industry) ? industry : '',
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The address of a search; what goes without saying is left out. */
export function writeCandidateSearch({ rung, verdict, title, region, industry, page }: CandidateSearch) {
  return {
    rung,
    verdict,
    title: title === 'any' ? '' : title,
    region,
    industry,
    page: page === 1 ? '' : page,
  };
}
