import type { Bilingual, CalendarDay } from '@leitu/kernel';
import { divisionName, sectionName, type Tier } from '@leitu/rules';
import type { StandingCounts } from '../cultivation/index.ts';
import type { FirmCount, GrantCount } from '../enterprise/index.ts';
import type { LadderCounts, TowerResponse } from './contract.ts';
import { codesBelow, digitsBelow, nameOfRegion } from './regionLevels.ts';

/** Years that growth is shown for. */
const yearsShown = 6;

/** A region and what was counted in it. */
export interface Counted {
  readonly region: string;
  readonly on: CalendarDay;
  /** By region of the next level, division and title. */
  readonly firms: readonly FirmCount[];
  readonly grants: readonly GrantCount[];
  readonly standings: StandingCounts;
}

/** The tower of a region: how many firms stand on each storey, since when, where and in which industry. */
export function towerOf({ region, on, firms, grants, standings }: Counted): TowerResponse {
  return {
    region: { code: region, name: nameOfRegion(region) },
    on,
    counts: sumOf(firms),
    growth: growthOf(grants, Number(on.slice(0, 4))),
    by_region: byRegion(region, firms),
    by_industry: byIndustry(firms),
    standings: {
      judged: standings.judged,
      latest: standings.latest,
      rungs: {
        innovative: { ...standings.rungs.innovative },
        srdi: { ...standings.rungs.srdi },
        'little-giant': { ...standings.rungs['little-giant'] },
      },
    },
  };
}

type Place = TowerResponse['by_region'][number];

function byRegion(region: string, firms: readonly FirmCount[]): Place[] {
  if (digitsBelow(region) === region.length) return [];
  const counted = Map.groupBy(firms, (count) => count.region);
  const codes = [...new Set([...codesBelow(region), ...counted.keys()])].toSorted();
  return codes.map((code) => ({ code, name: nameOfRegion(code), ...sumOf(counted.get(code) ?? []) }));
}

function byIndustry(firms: readonly FirmCount[]): Place[] {
  const counted = Map.groupBy(firms, ({ industry }) => industry ?? '');
  return [...counted]
    .map(([code, counts]) => ({ code, name: nameOfIndustry(code), ...sumOf(counts) }))
    .toSorted((a, b) => b.firms - a.firms || (a.code < b.code ? -1 : 1));
}

const NOT_KNOWN: Bilingual = { zh: '行业未填', en: 'Industry not given' };

function nameOfIndustry(code: string): Bilingual {
  if (code === '') return NOT_KNOWN;
  return divisionName(code) ?? (code.length === 1 ? sectionName(code) : undefined) ?? { zh: code, en: code };
}

function growthOf(grants: readonly GrantCount[], thisYear: number): TowerResponse['growth'] {
  return Array.from({ length: yearsShown }, (_, index) => {
    const year = thisYear - yearsShown + 1 + index;
    const isHeld = (grant: GrantCount) => year === thisYear || (grant.year !== null && grant.year <= year);
    return { year, ...heldOf(grants.filter(isHeld)) };
  });
}

function sumOf(counts: readonly FirmCount[]): LadderCounts {
  return { firms: counts.reduce((sum, { firms }) => sum + firms, 0), ...heldOf(counts) };
}

type Held = { readonly tier: Tier | null; readonly firms: number };

function heldOf(counts: readonly Held[]): Record<Tier, number> {
  const held: Record<Tier, number> = { innovative: 0, srdi: 0, 'little-giant': 0 };
  for (const { tier, firms } of counts) if (tier !== null) held[tier] += firms;
  return held;
}
