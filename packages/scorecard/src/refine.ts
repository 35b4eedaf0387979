/** A variable as its bins: of each row the bin, and of each bin what it adds to the log odds of good. */
export interface BinEffects {
  readonly indexes: Uint16Array;
  readonly effects: Float64Array;
  /** The bins whose effects keep their order, from the least weight of evidence to the greatest. */
  readonly ordered: readonly number[];
}

const ROUNDS = 10;

/**
 * The effects of bins after a correction of each by itself, held near what the regression gave by a ridge: weights of evidence are made of one variable
 * alone, and what a bin adds beside the others differs from that. Newton's step bin by bin, variable by variable, some rounds (backfitting: Hastie and
 * Tibshirani, Generalized Additive Models, 1990, 6.3); among ordered bins one of more weight never adds less than one of less (pool adjacent violators:
 * Barlow et al., Statistical Inference under Order Restrictions, 1972).
 */
export function refineEffects(
  variables: readonly BinEffects[],
  intercept: number,
  isBad: Uint8Array,
  ridge: number,
): readonly Float64Array[] {
  const refined: Float64Array[] = variables.map(({ effects }) => effects.slice());
  const scores = new Float64Array(isBad.length).fill(intercept);
  for (const { indexes, effects } of variables) add(scores, indexes, effects);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, variable] of variables.entries()) {
      const before = refined[at] ?? variable.effects;
      const moved = stepOf(variable, before, scores, isBad, ridge);
      const after = inOrder(moved.effects, moved.curvature, variable.ordered);
      add(
        scores,
        variable.indexes,
        after.map((effect, bin) => effect - (before[bin] ?? 0)),
      );
      refined[at] = after;
    }
  }
  return refined;
}

function add(scores: Float64Array, indexes: Uint16Array, effects: Float64Array): void {
  for (let row = 0; row < scores.length; row += 1) scores[row] = (scores[row] ?? 0) + (effects[indexes[row] ?? 0] ?? 0);
}

function stepOf(
  { indexes, effects }: BinEffects,
  now: Float64Array,
  scores: Float64Array,
  isBad: Uint8Array,
  ridge: number,
) {
  const slope = new Float64Array(now.length);
  const curvature = new Float64Array(now.length).fill(ridge);
  for (let row = 0; row < scores.length; row += 1) {
    const bin = indexes[row] ?? 0;
    const good = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
    slope[bin] = (slope[bin] ?? 0) + 1 - (isBad[row] ?? 0) - good;
    curvature[bin] = (curvature[bin] ?? 0) + good * (1 - good);
  }
  const moved = now.map((effect, bin) => {
    const pull = (slope[bin] ?? 0) - ridge * (effect - (effects[bin] ?? 0));
    return effect + pull / (curvature[bin] ?? 1);
  });
  return { effects: moved, curvature };
}

/** The nearest effects, by weighted squares, that rise in the order of the bins. */
function inOrder(effects: Float64Array, sizes: Float64Array, order: readonly number[]): Float64Array {
  const pools: { readonly bins: number[]; mean: number; size: number }[] = [];
  for (const bin of order) {
    let pool = { bins: [bin], mean: effects[bin] ?? 0, size: sizes[bin] ?? 0 };
    for (let last = pools.at(-1); last !== undefined && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const size = last.size + pool.size;
      pool = { bins: [...last.bins, ...pool.bins], mean: (last.mean * last.size + pool.mean * pool.size) / size, size };
    }
    pools.push(pool);
  }
  const result = effects.slice();
  for (const { bins, mean } of pools) for (const bin of bins) result[bin] = mean;
  return result;
}
