import { orderOf } from './discrimination.ts';

/** A share of all rows from the lowest score up. */
export interface LiftStep {
  readonly share: number;
  /** The share of all bads that is in it. */
  readonly caught: number;
  /** How many times as many bads are in it as in as many rows at random. */
  readonly lift: number;
}

/**
 * How the bads gather at the low scores: for each of so many equal parts, and all below it. Rows of one score are taken in their share.
 * @example liftOf(Float64Array.of(1, 2, 3, 4), Uint8Array.of(1, 1, 0, 0), 2)[0] // { share: 0.5, caught: 1, lift: 2 }
 */
export function liftOf(scores: Float64Array, isBad: Uint8Array, parts: number): readonly LiftStep[] {
  const steps = cumulated(scores, isBad);
  const [rows, bads] = [isBad.length, steps.at(-1)?.bads ?? 0];
  let at = 0;
  return Array.from({ length: parts }, (_, index) => {
    const wanted = ((index + 1) * rows) / parts;
    while (at < steps.length - 1 && (steps[at]?.rows ?? 0) < wanted) at += 1;
    const [before, here] = [steps[at - 1] ?? { rows: 0, bads: 0 }, steps[at] ?? { rows: 0, bads: 0 }];
    const within = (wanted - before.rows) / (here.rows - before.rows);
    const caught = (before.bads + within * (here.bads - before.bads)) / bads;
    const share = (index + 1) / parts;
    return { share, caught, lift: caught / share };
  });
}

/** A point of the ROC curve: of the goods and of the bads the share that a cut-off would refuse. */
export interface RocPoint {
  readonly score: number;
  readonly goods: number;
  readonly bads: number;
}

/**
 * The ROC curve, from the lowest score up: the shares of goods and bads at or below each score.
 * @example rocOf(Float64Array.of(1, 2), Uint8Array.of(1, 0))[0] // { score: 1, goods: 0, bads: 1 }
 */
export function rocOf(scores: Float64Array, isBad: Uint8Array): readonly RocPoint[] {
  const steps = cumulated(scores, isBad);
  const last = steps.at(-1) ?? { rows: 0, bads: 0 };
  return steps.map(({ score, rows, bads }) => ({
    score,
    goods: (rows - bads) / (last.rows - last.bads),
    bads: bads / last.bads,
  }));
}

/** Rows and bads at or below each score that there is. */
function cumulated(scores: Float64Array, isBad: Uint8Array) {
  const steps: { readonly score: number; rows: number; bads: number }[] = [];
  let [rows, bads] = [0, 0];
  for (const row of orderOf(scores)) {
    rows += 1;
    bads += isBad[row] ?? 0;
    const score = scores[row] ?? 0;
    const last = steps.at(-1);
    if (last?.score === score) [last.rows, last.bads] = [rows, bads];
    else steps.push({ score, rows, bads });
  }
  return steps;
}
