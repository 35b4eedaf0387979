import type { Refusal } from '@leitu/kernel';
import { today } from '../../platform/clock/today.ts';
import { currentFactsYear } from './factsYear.ts';
import { refuseImport } from './import/refusals.ts';

/** Why nothing can be stated of a fiscal year or a day: it has not come to its end yet. Undefined where it can. */
export function refuseWhen(baseYear: number, statedOn: string): Refusal | undefined {
  const last = currentFactsYear();
  if (baseYear > last) return refuseImport('base_year_ahead', { year: String(baseYear), last: String(last) });
  return statedOn > today() ? refuseImport('stated_in_future', { day: statedOn }) : undefined;
}
