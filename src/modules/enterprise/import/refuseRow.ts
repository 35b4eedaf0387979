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
  return [...refusals, ...refuseOutside(facts, region)];
}

/** Why a row is refused for its region, whatever else is wrong with it. */
export function refuseOutside({ region_code: code }: Facts, region: string): readonly RowRefusal[] {
  if (typeof code !== 'string' || code.startsWith(region)) return [];
  return [{ ...refuseImport('outside_region', { value: code, region }), column: 'region_code', value: code }];
}
