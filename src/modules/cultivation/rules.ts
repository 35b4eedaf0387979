import { type CalendarDay, ok, type Result, refused } from '@leitu/kernel';
import { type CultivationRefusal, refuseCultivation } from './refusals.ts';

/** A judgement is kept for a day that has come: what a later day brings to the packs and the firm is not known yet. */
export function checkDay(on: CalendarDay, today: CalendarDay): Result<CalendarDay, CultivationRefusal> {
  return on <= today ? ok(on) : refused(refuseCultivation('day_not_come', { on, today }));
}

/** An office judges its own region or a part of it; an empty region is the whole country. */
export function checkRegion(region: string, own: string): Result<string, CultivationRefusal> {
  return region.startsWith(own) ? ok(region) : refused(refuseCultivation('region_outside', { region, own }));
}

/** Costs of changes are set by offices of the country, of provinces and of cities: a county has too few firms to know its own. */
export function checkCostRegion(own: string): Result<string, CultivationRefusal> {
  return own.length <= 4 ? ok(own) : refused(refuseCultivation('county_costs', { own }));
}
