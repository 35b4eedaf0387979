import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type Bin, type BinnedVariable, binIndexes } from './bins.ts';
import { refuse, type ScorecardCode } from './refusals.ts';
import type { Column } from './sample.ts';

/** How points are told: so many points at such odds of good to bad, and so many more for twice the odds. */
export interface Scale {
  readonly baseScore: number;
  readonly baseOdds: number;
  readonly pointsToDouble: number;
}

/** A bin with its points: whole, and 0 in the worst bin of its variable. */
export interface CardBin extends Bin {
  readonly points: number;
}

/** A variable of a card. */
export interface CardVariable extends Omit<BinnedVariable, 'bins'> {
  readonly bins: readonly CardBin[];
  readonly coefficient: number;
  readonly standardError: number | null;
  /** 1 / (1 − R²) of its weights of evidence on those of the other variables. */
  readonly inflation: number;
}

/** A scorecard: a row's score is the base plus the points of its bin in each variable. */
export interface Card {
  readonly target: { readonly column: string; readonly bad: string };
  readonly scale: Scale;
  readonly base: number;
  readonly variables: readonly CardVariable[];
  /** From this score on a row is accepted. */
  readonly cutOff: number;
  /** Variables that look like leaks and are in it all the same, since the modeller has signed for them. */
  readonly signedFor: readonly string[];
}

/**
 * The score of each row, in whole points. Refuses rows that lack a column of the card or have it in another kind.
 * @example scoreRows(card, columns)
 */
export function scoreRows(
  card: Card,
  columns: readonly Column[],
  rows: number,
): Result<Float64Array, Refusal<ScorecardCode>> {
  const scores = new Float64Array(rows).fill(card.base);
  for (const variable of card.variables) {
    const column = columns.find(({ name }) => name === variable.name);
    if (column === undefined) return refused(refuse('column_missing', { name: variable.name }));
    if (column.kind !== variable.kind)
      return refused(refuse('column_kind', { name: variable.name, kind: variable.kind }));
    const points = variable.bins.map((bin) => bin.points);
    const indexes = binIndexes(variable, column);
    for (let row = 0; row < rows; row += 1) scores[row] = (scores[row] ?? 0) + (points[indexes[row] ?? 0] ?? 0);
  }
  return ok(scores);
}

/**
 * The chance of being bad that a score stands for.
 * @example chanceOfBad({ baseScore: 600, baseOdds: 1, pointsToDouble: 20 }, 600) // 0.5
 */
export function chanceOfBad({ baseScore, baseOdds, pointsToDouble }: Scale, score: number): number {
  return 1 / (1 + baseOdds * 2 ** ((score - baseScore) / pointsToDouble));
}
