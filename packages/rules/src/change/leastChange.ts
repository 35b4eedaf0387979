import type { CalendarDay } from '@leitu/kernel';
import type { FactDefinition, Facts, FactValue } from '../fact.ts';
import type { CaseType, Condition, Pack } from '../pack.ts';
import type { Verdict } from '../verdict.ts';
import type { Immovable } from './immovable.ts';

/** One thing to do. */
export interface ChangeStep {
  /** `move` a fact; `state` a missing one; `follow`: it moves only because another may not pass it. */
  readonly kind: 'move' | 'state' | 'follow';
  readonly fact: FactDefinition;
  /** Today's value; null where it is missing. */
  readonly from: FactValue | null;
  /** The needed value: money in fen, ratios as 0.03. Of a text, how it begins. */
  readonly to: FactValue;
  /** How `to` is meant: at least, at most or exactly that. */
  readonly bound: 'least' | 'most' | 'exact';
  readonly cost: number;
  /** The articles of the conditions and indicators that ask for it, each once. */
  readonly articles: readonly string[];
  /** The earliest day on which it can hold. */
  readonly earliest: CalendarDay;
}

/** A set of changes that qualifies the firm. */
export interface ChangePlan {
  /** The conditions by which it goes, of those where one of several is enough; empty where there is one way only. */
  readonly kind: readonly Condition[];
  readonly cost: number;
  /** What the pack says of the changed firm. */
  readonly verdict: Verdict;
  readonly steps: readonly ChangeStep[];
  /** The changed firm: what `compileJudge` says of it is the verdict. */
  readonly changed: Facts;
  readonly holdsFrom: CalendarDay;
  /** Whether the pack still decides such a case then; null where it has no dates of its own. */
  readonly isInForceThen: boolean | null;
}

/** What it takes for a firm to qualify by a pack. */
export interface LeastChange {
  readonly pack: Pack;
  readonly caseType: CaseType;
  /** Today's verdict. */
  readonly verdict: Verdict;
  /** The missing facts that can still change today's verdict, the most telling first: to be answered before anything is moved. */
  readonly wanting: readonly FactDefinition[];
  /** The cheapest first, each by another way; none where the firm qualifies or nothing helps. */
  readonly plans: readonly ChangePlan[];
  /** Where nothing helps: the conditions that cannot be moved, and why. */
  readonly immovable: readonly Immovable[];
  /** False where the search was cut short or a rule is of a kind that it does not follow: a cheaper plan may then exist. */
  readonly isProven: boolean;
}

export type LeastChangeOf = (facts: Facts, on: CalendarDay) => LeastChange;
