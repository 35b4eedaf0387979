import { TIERS, type Tier } from '@leitu/rules';
import { readRegion } from '../readRegion.ts';

/** Which steps are looked at, and the one whose firms are listed, as the address says it. */
export interface StepSearch {
  readonly rung: Tier;
  readonly region: string;
  readonly industry: string;
  /** Empty where no step is opened. */
  readonly fact: string;
  /** `state`: a missing fact that is only to be stated. */
  readonly kind: 'move' | 'state';
  /** Only near steps, or every one. */
  readonly reach: 'near' | 'all';
  readonly page: number;
}

/** Farther down a list is found by a narrower search. */
export const MOST_PAGES = 200;

/** Reads an address; what means nothing in it is as good as not there. */
export function readStepSearch(search: Readonly<Record<string, unknown>>): StepSearch {
  const { industry, fact, kind, reach } = search;
  const page = Number(search.page);
  return {
    rung: TIERS.find((tier) => tier === search.rung) ?? 'srdi',
    region: readRegion(search.region),
    industry: typeof industry === 'string' && /^[A-T]\d{0,4}$/.test(industry) ? industry : '',
    fact: typeof fact === 'string' && /^[a-z0-9_]{1,64}$/.test(fact) ? fact : '',
    kind: kind === 'state' ? kind : 'move',
    reach: reach === 'all' ? reach : 'near',
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The address of a search; what goes without saying is left out. */
export function writeStepSearch({ rung, region, industry, fact, kind, reach, page }: StepSearch) {
  return {
    ...{ rung, region, industry, fact, kind: kind === 'move' ? '' : kind },
    ...{ reach: reach === 'near' ? '' : reach, page: page === 1 ? '' : page },
  };
}
