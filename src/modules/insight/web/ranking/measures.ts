import type { Tier } from '@leitu/rules';
import type { LadderCounts } from '../../contract.ts';
import { perThousand } from '../share.ts';

/** How places are compared: by numbers, or by how many of a thousand firms. */
export type Measure = 'count' | 'rate';

/** The column that a ranking is sorted by. */
export type RankedBy = 'firms' | Tier;

/** A rung's figure of a place. */
export function measureOf(place: LadderCounts, tier: Tier, measure: Measure): number {
  return measure === 'count' ? place[tier] : perThousand(place[tier], place.firms);
}

/** The greatest figure of a rung, which fills a bar. */
export function mostOf(places: readonly LadderCounts[], tier: Tier, measure: Measure): number {
  return Math.max(0, ...places.map((place) => measureOf(place, tier, measure)));
}

/** The places from the greatest; those that are alike stand by how many firms they have. */
export function rank<Place extends LadderCounts>(
  places: readonly Place[],
  by: RankedBy,
  measure: Measure,
): readonly Place[] {
  const figure = (place: Place) => (by === 'firms' ? place.firms : measureOf(place, by, measure));
  return places.toSorted((one, other) => figure(other) - figure(one) || other.firms - one.firms);
}
