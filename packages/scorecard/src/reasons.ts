import { type Bin, binIndexes } from './bins.ts';
import type { Card, CardVariable } from './card.ts';
import { type Column, columnNamed } from './sample.ts';

/** What a variable takes from a row's score. */
export interface Reason {
  readonly name: string;
  readonly content: Bin['content'];
  readonly points: number;
  /** By how much these are fewer than the mean of the rows that the card was made from. */
  readonly below: number;
}

/**
 * Why the score of a row is low: the variables in which it has fewer points than rows have on average, the greatest difference first (Siddiqi, Credit Risk
 * Scorecards, 2006, chapter 6, “reasons for decline”), so many at most.
 * @example reasonsOf(card, columns, 0, 4)
 */
export function reasonsOf(card: Card, columns: readonly Column[], row: number, most: number): readonly Reason[] {
  const reasons = card.variables.map((variable) => {
    const bin = variable.bins[binOfRow(variable, columns, row)];
    const points = bin?.points ?? 0;
    return {
      name: variable.name,
      content: bin?.content ?? { kind: 'others' as const },
      points,
      below: meanPoints(variable) - points,
    };
  });
  return reasons
    .filter(({ below }) => below > 0)
    .toSorted((a, b) => b.below - a.below)
    .slice(0, most);
}

/** The place of the bin that a row is in. */
export function binOfRow(variable: CardVariable, columns: readonly Column[], row: number): number {
  const column = columnNamed(columns, variable.name);
  const one: Column =
    column.kind === 'word'
      ? { ...column, codes: column.codes.subarray(row, row + 1) }
      : { ...column, values: column.values.subarray(row, row + 1) };
  return binIndexes(variable, one)[0] ?? 0;
}

function meanPoints({ bins }: CardVariable): number {
  const rows = bins.reduce((sum, { goods, bads }) => sum + goods + bads, 0);
  return bins.reduce((sum, bin) => sum + bin.points * (bin.goods + bin.bads), 0) / rows;
}
