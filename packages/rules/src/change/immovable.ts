import type { Bilingual } from '@leitu/kernel';
import type { FactDefinition } from '../fact.ts';
import type { Condition } from '../pack.ts';
import { FIXED_REASON_TEXTS, type FixedReason } from './lever.ts';

/** `bound`: it can move, but not far enough; `together`: each condition can be reached, but not all at once. */
export type ImmovableReason = FixedReason | 'bound' | 'together';

/** A condition that no change reaches. */
export interface Immovable {
  readonly condition: Condition;
  readonly facts: readonly { readonly fact: FactDefinition; readonly reason: ImmovableReason }[];
  /** The first reason, for lists. */
  readonly reason: ImmovableReason;
}

/** The reasons as a person reads them. */
export const IMMOVABLE_REASON_TEXTS: Readonly<Record<ImmovableReason, Bilingual>> = {
  ...FIXED_REASON_TEXTS,
  bound: { zh: '可以变动，但达不到所需的值', en: 'It can move, but not as far as is needed' },
  together: { zh: '各项单独可以达到，合在一起达不到', en: 'Each can be reached by itself, but not all at once' },
};
