import { ok, type Result, refused } from '@leitu/kernel';
import { type InsightRefusal, refuseInsight } from './refusals.ts';

/** An office sees the picture of its own region, or of a part of it that there is; an empty region is the whole country. */
export function checkRegion(
  region: string,
  own: string,
  isKnown: (region: string) => boolean,
): Result<string, InsightRefusal> {
  if (!region.startsWith(own)) return refused(refuseInsight('region_outside', { region, own }));
  return region === own || isKnown(region) ? ok(region) : refused(refuseInsight('unknown_region', { region }));
}
