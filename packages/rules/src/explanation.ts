import type { Bilingual } from '@leitu/kernel';
import type { FactDefinition, FactValue } from './fact.ts';
import type { CaseType, ClassName, Condition, Group, Indicator, Pack } from './pack.ts';
import type { Range } from './points.ts';
import type { Unit } from './unit.ts';
import type { Verdict } from './verdict.ts';

/** A fact as a rule read it. `value` is null where the fact is missing. */
export interface FactReading {
  readonly fact: FactDefinition;
  readonly value: FactValue | null;
}

/** Why a condition has its verdict. */
export interface ConditionExplanation {
  readonly kind: Condition['kind'];
  readonly id: string;
  /** The heading that the pack gives it; null where the rule says it all. */
  readonly label: Bilingual | null;
  /** The rule itself in words. */
  readonly words: Bilingual;
  readonly article: string;
  readonly verdict: Verdict;
  /** The facts that this very condition read; those of its parts stand with the parts. */
  readonly reads: readonly FactReading[];
  /** What was compared with the threshold: one number, or a range of points; null where facts are missing or nothing is compared. */
  readonly value: Range | null;
  readonly unit: Unit | null;
  /** The classes that are still possible, where the condition asks for one. */
  readonly classes: readonly ClassName[];
  /** The facts that are missing and can still change the verdict, the most telling first. */
  readonly missing: readonly FactDefinition[];
  /** Facts that are there but decide nothing: a denominator of zero, an industry code cut too short. They want checking. */
  readonly inconclusive: readonly FactDefinition[];
  readonly parts: readonly ConditionExplanation[];
  /** The condition that waives this one, and whether it is because of it that this one counts as met. */
  readonly waiver: ConditionExplanation | null;
  readonly isWaived: boolean;
}

/** Whether a band gives the points (`holds`), may still do so, or does not. */
export type BandState = 'holds' | 'possible' | 'no';

/** Why an indicator gives its points. */
export interface IndicatorExplanation {
  readonly indicator: Indicator;
  readonly points: Range;
  readonly reads: readonly FactReading[];
  /** The number that the bands are about; null where it is unknown or there is no such number. */
  readonly value: number | null;
  readonly unit: Unit | null;
  /** The state of each band; empty where there are none. */
  readonly bands: readonly BandState[];
  readonly missing: readonly FactDefinition[];
  /** As in a condition: facts that are there but decide nothing. */
  readonly inconclusive: readonly FactDefinition[];
}

export interface GroupExplanation {
  readonly group: Group;
  readonly points: Range;
  readonly indicators: readonly IndicatorExplanation[];
}

export interface Explanation {
  readonly pack: Pack;
  readonly caseType: CaseType;
  readonly verdict: Verdict;
  readonly condition: ConditionExplanation;
  readonly score: { readonly points: Range; readonly groups: readonly GroupExplanation[] } | null;
}
