import type { Card, CrossValidation, FittedCard, Sample } from '@leitu/scorecard';

/** What there is to write of a fit. */
export interface Made {
  readonly card: Card;
  readonly fitted: FittedCard;
  readonly sample: Sample;
  readonly judged: CrossValidation;
  readonly seed: number;
}
