import { present } from '@leitu/kernel';
import type { OrganisationKind } from '../../platform/access/organisationKind.ts';
import { LEVELS } from './contract.ts';

/** The level of an organisation: an office's follows from how much of a region code it is in charge of, others have none. */
export function levelOf(kind: OrganisationKind, regionCode: string): (typeof LEVELS)[number] | null {
  if (kind !== 'office') return null;
  return present(LEVELS[regionCode.length / 2], 'a region code has 0, 2, 4 or 6 digits');
}
