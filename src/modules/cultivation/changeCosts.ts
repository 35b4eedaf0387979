import { assert } from '@leitu/kernel';
import { chooseLevers, type Lever, type LeverSet, type Library } from '@leitu/rules';
import type { ChangeCostRow } from './store/changeCosts.ts';

/**
 * What moving facts costs the firms of a county: what the packs say for it, each times what the nearest region has set; of a city and its
 * province the city's holds.
 */
export function leversIn({ levers }: Library, regionCode: string, costs: readonly ChangeCostRow[]): LeverSet {
  const set = chooseLevers([...levers.values()], regionCode);
  assert(set !== null, 'the packs of this program say what moving facts costs');
  const percents = percentsIn(regionCode, costs);
  if (percents.size === 0) return set;
  const scaled = [...set.levers].map(([fact, lever]) => {
    const percent = percents.get(fact);
    return [fact, percent === undefined ? lever : scaledLever(lever, percent / 100)] as const;
  });
  return { ...set, levers: new Map(scaled) };
}

/** What holds in a county by fact: the word of the nearest region. */
export function percentsIn(regionCode: string, costs: readonly ChangeCostRow[]): ReadonlyMap<string, number> {
  const above = costs.filter(({ region_code }) => regionCode.startsWith(region_code));
  const nearestLast = above.toSorted((a, b) => a.region_code.length - b.region_code.length);
  return new Map(nearestLast.map(({ fact, percent }) => [fact, percent]));
}

function scaledLever(lever: Lever, factor: number): Lever {
  const times = (cost: number | null) => (cost === null ? null : cost * factor);
  switch (lever.kind) {
    case 'fixed':
      return lever;
    case 'amount':
      return { ...lever, up: times(lever.up), down: times(lever.down) };
    case 'options':
      return { ...lever, options: lever.options.map(({ value, cost }) => ({ value, cost: cost * factor })) };
  }
}
