import type { Refusal } from '@leitu/kernel';
import type { Facts } from '@leitu/rules';
import { refuseImport } from './refusals.ts';

/** A refusal of a row, with the fact and the value that it is about. */
export interface RowRefusal extends Refusal {
  readonly column: string;
  readonly value: string;
}

/** Why a row whose cells are sound is refused all the same: a new firm needs a name and a region, and the region must be the office's. */
export function refuseRow(facts: Facts, isNew: boolean, region: string): readonly RowRefusal[] {
  const refusals: RowRefusal[] = [];
  const { name, region_code: code } = facts;
  if (isNew && name === undefined) refusals.push({ ...refuseImport('name_missing'), column: 'name', value: '' });
  if (isNew && code === undefined)
    refusals.push({ ...refuseImport('region_missing'), column: 'region_code', value: '' });
  if (typeof code === 'string' && !code.startsWith(region)) {
    const refusal = refuseImport('outside_region', { value: code, region });
    refusals.push({ ...refusal, column: 'region_code', value: code });
  }
  return refusals;
}
