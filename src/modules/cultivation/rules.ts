import { type CalendarDay, ok, type Result, refused } from '@leitu/kernel';
import { NEAR_STEP_COST } from './contract.ts';
import { type CultivationRefusal, refuseCultivation } from './refusals.ts';

/** A judgement is kept for a day that has come: what a later day brings to the packs and the firm is not known yet. */
export function checkDay(on: CalendarDay, today: CalendarDay): Result<CalendarDay, CultivationRefusal> {
  return on <= today ? ok(on) : refused(refuseCultivation('day_not_come', { on, today }));
}

/** An office judges its own region or a part of it; an empty region is the whole country. */
export function checkRegion(region: string, own: string): Result<string, CultivationRefusal> {
  return region.startsWith(own) ? ok(region) : refused(refuseCultivation('region_outside', { region, own }));
}

/** Whether a step costs little and can hold within a year of a day. */
export function isNear(
  { cost, holdsFrom }: { readonly cost: number; readonly holdsFrom: CalendarDay },
  on: CalendarDay,
): boolean {
  return cost <= NEAR_STEP_COST && holdsFrom <= yearAfter(on);
}

/** The end of the year that begins on a day. Days are compared as texts, so the 29th of February need not be there. */
function yearAfter(on: CalendarDay): string {
  return `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`;
}

/** Costs of changes are set by offices of the country, of provinces and of cities: a county has too few firms to know its own. */
export function checkCostRegion(own: string): Result<string, CultivationRefusal> {
  return own.length <= 4 ? ok(own) : refused(refuseCultivation('county_costs', { own }));
}
