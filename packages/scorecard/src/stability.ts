import { type BinContent, binIndexes } from './bins.ts';
import type { Card } from './card.ts';
import { columnNamed, type Sample } from './sample.ts';

/**
 * The population stability index of counts by class: Σ (now − then) · ln(now / then) of their shares. Below 0.1 little has moved, above 0.25 much
 * (Siddiqi, Credit Risk Scorecards, 2006, chapter 9). Classes that are empty count half a row.
 * @example stabilityIndex([50, 50], [50, 50]) // 0
 */
export function stabilityIndex(then: readonly number[], now: readonly number[]): number {
  const [allThen, allNow] = [then, now].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  let index = 0;
  for (const [at, countThen] of then.entries()) {
    const countNow = now[at] ?? 0;
    if (countThen === 0 && countNow === 0) continue;
    const [a, b] = [(countThen || 0.5) / (allThen ?? 1), (countNow || 0.5) / (allNow ?? 1)];
    index += (b - a) * Math.log(b / a);
  }
  return index;
}

/**
 * The stability of scores: classes are the tenths of the scores then.
 * @example populationStability(Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3), 10) // 0
 */
export function populationStability(then: Float64Array, now: Float64Array, classes: number): number {
  const sorted = then.slice().sort();
  const cuts = Array.from(
    { length: classes - 1 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / classes)] ?? 0,
  );
  const count = (scores: Float64Array) => {
    const counts = Array.from({ length: classes }, () => 0);
    for (const score of scores) {
      const at = cuts.filter((cut) => cut <= score).length;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  };
  return stabilityIndex(count(then), count(now));
}

/** How one variable of a card has moved. */
export interface CharacteristicStability {
  readonly name: string;
  readonly index: number;
  /** By how many points the mean of this variable has moved. */
  readonly pointsMoved: number;
  readonly bins: readonly { readonly content: BinContent; readonly before: number; readonly after: number }[];
}

/**
 * The stability of each variable of a card, over its bins: the sample it was made from against another, whose outcomes need not be known.
 * @example characteristicStability(card, sample)[0]?.index
 */
export function characteristicStability(
  card: Card,
  { columns }: Pick<Sample, 'columns'>,
): readonly CharacteristicStability[] {
  return card.variables.map((variable) => {
    const now = variable.bins.map(() => 0);
    for (const index of binIndexes(variable, columnNamed(columns, variable.name))) now[index] = (now[index] ?? 0) + 1;
    const then = variable.bins.map(({ goods, bads }) => goods + bads);
    const mean = (counts: readonly number[]) => {
      const points = variable.bins.reduce((sum, bin, at) => sum + bin.points * (counts[at] ?? 0), 0);
      return points / counts.reduce((sum, count) => sum + count, 0);
    };
    const bins = variable.bins.map(({ content }, at) => ({ content, before: then[at] ?? 0, after: now[at] ?? 0 }));
    return { name: variable.name, index: stabilityIndex(then, now), pointsMoved: mean(now) - mean(then), bins };
  });
}
