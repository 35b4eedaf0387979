import { assert } from '@leitu/kernel';
import type { JudgementSummary } from '../../contract.ts';

/**
 * The judgement by which a firm stands: that of the latest day and, of several on one day, the one made last. Judgements are given the
 * newest first, at least one.
 */
export function latestOf(judgements: readonly JudgementSummary[]): JudgementSummary {
  const [first, ...rest] = judgements;
  assert(first !== undefined, 'a firm that is shown as judged has a judgement');
  return rest.reduce((latest, one) => (one.judged_on > latest.judged_on ? one : latest), first);
}

/** The judgement made before one; undefined for the first. */
export function madeBefore(
  judgements: readonly JudgementSummary[],
  one: JudgementSummary,
): JudgementSummary | undefined {
  return judgements[judgements.indexOf(one) + 1];
}
