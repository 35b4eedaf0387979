import type { Bilingual } from '@leitu/kernel';
import type { Facts } from './fact.ts';
import type { CaseType } from './pack.ts';
import type { Range } from './points.ts';
import type { Position } from './source.ts';
import type { Verdict } from './verdict.ts';

/** Where an example stands. */
export interface Place extends Position {
  readonly file: string;
}

/** A firm that a pack carries along with what it must say of it: what an official tries by hand, kept. */
export interface Example {
  readonly title: Bilingual;
  readonly place: Place;
  readonly facts: Facts;
  readonly caseType: CaseType;
  readonly verdict: Verdict;
  /** The score it must have; null where the example says nothing of it. */
  readonly score: Range | null;
  /** Verdicts of single conditions, by their ids, in the order of writing. */
  readonly conditions: readonly ExpectedCondition[];
}

export interface ExpectedCondition {
  readonly id: string;
  readonly verdict: Verdict;
  readonly place: Place;
}

/** A firm that a classification carries along with the classes that stay possible for it. */
export interface ClassExample {
  readonly title: Bilingual;
  readonly place: Place;
  readonly facts: Facts;
  readonly classes: readonly string[];
}
