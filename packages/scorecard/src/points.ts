import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { BinnedVariable } from './bins.ts';
import type { Scale } from './card.ts';
import { refuse, type ScorecardCode } from './refusals.ts';

/** What the bins of a variable add to the log odds of good. */
export interface Effects {
  readonly variable: BinnedVariable;
  readonly coefficient: number;
  readonly standardError: number | null;
  readonly effects: Float64Array;
}

export interface Points {
  readonly scale: Scale;
  readonly base: number;
  /** Of each variable the points of its bins. */
  readonly points: readonly (readonly number[])[];
}

/**
 * Log odds as points: factor = points to double / ln 2, offset = base score − factor × ln base odds, score = offset + factor × log odds (Siddiqi, Credit
 * Risk Scorecards, 2006, chapter 6). Of each variable the worst bin has 0 points, what it would have had is in the base; all are rounded to whole
 * points, so that a score is a sum that anyone can check.
 */
export function pointsOf(
  variables: readonly Effects[],
  intercept: number,
  { baseScore, baseOdds, pointsToDouble }: Omit<Scale, 'baseScore'> & { readonly baseScore: number | null },
): Result<Points, Refusal<ScorecardCode>> {
  const factor = pointsToDouble / Math.LN2;
  const worst = variables.map(({ effects }) => Math.min(...effects));
  const points = variables.map(({ effects }, index) =>
    Array.from(effects, (effect) => Math.round(factor * (effect - (worst[index] ?? 0)))),
  );
  const least = factor * (intercept + worst.reduce((sum, effect) => sum + effect, 0) - Math.log(baseOdds));
  const needed = Math.ceil(Math.max(0, -least) / 100) * 100;
  const chosen = baseScore ?? Math.max(600, needed);
  const base = Math.round(chosen + least);
  if (base < 0) return refused(refuse('base_below_zero', { least: base, needed }));
  return ok({ scale: { baseScore: chosen, baseOdds, pointsToDouble }, base, points });
}
