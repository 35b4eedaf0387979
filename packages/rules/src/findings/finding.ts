import type { Bilingual } from '@leitu/kernel';
import type { FactDefinition, Facts } from '../fact.ts';
import type { CaseType } from '../pack.ts';
import type { Place } from '../source.ts';

/** What may be odd in a pack that loads. */
export const FINDING_CODES = [
  'never_met',
  'always_met',
  'contradicts',
  'implied',
  'route_covered',
  'waiver_idle',
  'band_never',
  'date_gap',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing odd in a pack: what, where and what to do about it. It is proven; what could not be proven is not told. */
export interface Finding {
  readonly code: FindingCode;
  /** The pack it was found in. */
  readonly pack: string;
  readonly place: Place;
  readonly message: Bilingual;
  /** In which cases it is so; both for a band. */
  readonly cases: readonly CaseType[];
  /** A firm, every fact of which is known, that shows it; null where the proof is that there is no such firm. */
  readonly witness: Facts | null;
  /** The facts that it turns on; of the others the witness has something that does no harm. */
  readonly facts: readonly FactDefinition[];
}
