import { seededGenerator } from '@leitu/kernel';
import { type Discrimination, discriminationOf } from './discrimination.ts';

/** From the lowest to the highest of the middle part of what was drawn. */
export type Interval = readonly [lowest: number, highest: number];

/**
 * Bootstrap intervals of AUC, Gini and KS by percentiles (Efron, Annals of Statistics 7, 1979): as many goods and as many bads as there are are drawn
 * with replacement, so often.
 * @example bootstrapOf(scores, isBad, { draws: 200, seed: 42, level: 0.95 }).auc
 */
export function bootstrapOf(
  scores: Float64Array,
  isBad: Uint8Array,
  { draws, seed, level }: { readonly draws: number; readonly seed: number; readonly level: number },
): Readonly<Record<keyof Discrimination, Interval>> {
  const random = seededGenerator(seed);
  const ofEach = [0, 1].map((outcome) => Uint32Array.from([...isBad.keys()].filter((row) => isBad[row] === outcome)));
  const drawn = Array.from({ length: draws }, () => {
    const rows = ofEach.flatMap((all) => Array.from(all, () => all[random.integer(all.length)] ?? 0));
    const outcomes = Uint8Array.from(rows, (row) => isBad[row] ?? 0);
    return discriminationOf(
      Float64Array.from(rows, (row) => scores[row] ?? 0),
      outcomes,
    );
  });
  const interval = (name: keyof Discrimination): Interval => {
    const sorted = drawn.map((one) => one[name]).sort((a, b) => a - b);
    return [quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2)];
  };
  return { auc: interval('auc'), gini: interval('gini'), ks: interval('ks') };
}

/** Between the two nearest, as R's type 7 (Hyndman and Fan, The American Statistician 50, 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (at - Math.floor(at)) * (high - low);
}
