import type { Bilingual } from '@leitu/kernel';
import type { Dictionary, FactType } from '../fact.ts';

/** Why a fact cannot be moved, from a closed list. */
export const FIXED_REASONS = ['identity', 'past', 'record', 'judgement', 'field', 'size', 'unlisted'] as const;
export type FixedReason = (typeof FIXED_REASONS)[number];

/** The reasons as a person reads them. */
export const FIXED_REASON_TEXTS: Readonly<Record<FixedReason, Bilingual>> = {
  identity: {
    zh: '属于企业的身份信息，不因培育而改变',
    en: 'It says which firm this is and does not change by cultivation',
  },
  past: {
    zh: '属于已结束的年度，只随年度更替',
    en: 'It belongs to a year that is closed, and only moves on with the years',
  },
  record: { zh: '是已发生的记录，只能等记录期满', en: 'It is on record and only passes with time' },
  judgement: { zh: '由评审人员判断，不能由企业变动', en: 'A reviewer judges it; the firm cannot move it' },
  field: { zh: '由主导产品所属的领域决定', en: 'It follows from the field of the leading product' },
  size: {
    zh: '属于企业规模，不为取得资格而缩减',
    en: 'It is the size of the firm, which nobody should cut to qualify',
  },
  unlisted: { zh: '没有给出变动成本', en: 'No cost of moving it is given' },
};

/** When a moved fact can hold: when a fiscal year closes, after as many years as it rises by, or after some months. */
export type Holding =
  | { readonly kind: 'fiscal-year' }
  | { readonly kind: 'years' }
  | { readonly kind: 'months'; readonly months: number };

/** Whether and how a fact can move, and what that costs, in costs' own unit (by default what is worth CNY 10,000). */
export type Lever = FixedLever | AmountLever | OptionLever;

export interface FixedLever {
  readonly kind: 'fixed';
  readonly reason: FixedReason;
}

/** A number moves by whole steps. Costs are for one of the fact's own measure (money: one fen); null where it does not move that way. */
export interface AmountLever {
  readonly kind: 'amount';
  readonly up: number | null;
  readonly down: number | null;
  /** In the fact's own measure, money in fen. */
  readonly step: number;
  readonly holds: Holding;
}

/**
 * A yes or no, a choice or a rank takes one of a few values. The cost of a choice is what it takes from nothing: from the value of
 * today only the rest is to be paid, and nothing moves down. A rank is moved to the last place that counts as within it.
 */
export interface OptionLever {
  readonly kind: 'options';
  readonly options: readonly { readonly value: string | number | boolean; readonly cost: number }[];
  readonly holds: Holding;
}

/** What moving facts costs in a region; `region` null is everywhere. Facts that are not listed are fixed. */
export interface LeverSet {
  readonly id: string;
  readonly label: Bilingual;
  readonly region: string | null;
  /** What finding out and stating a missing fact costs. */
  readonly stateCost: number;
  readonly levers: ReadonlyMap<string, Lever>;
  /** The facts that it was loaded beside. */
  readonly dictionary: Dictionary;
}

/** The lever of a fact, with what holds for facts that are not listed. */
export function leverOf({ levers }: LeverSet, fact: { readonly name: string; readonly type: FactType }): Lever {
  if (fact.type === 'judgement') return { kind: 'fixed', reason: 'judgement' };
  return levers.get(fact.name) ?? { kind: 'fixed', reason: 'unlisted' };
}

/**
 * The costs of a region: its own where there are some, else those of everywhere; null where none were loaded.
 * @example chooseLevers([...library.levers.values()], '330106')
 */
export function chooseLevers(sets: readonly LeverSet[], regionCode: string | null): LeverSet | null {
  const own = sets
    .filter(({ region }) => region !== null && regionCode?.startsWith(region) === true)
    .sort((a, b) => (b.region?.length ?? 0) - (a.region?.length ?? 0));
  return own[0] ?? sets.find(({ region }) => region === null) ?? null;
}
