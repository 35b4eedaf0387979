import type { Spreader } from './spread.ts';

/** The outcomes of firms that failed one at a time, for a range of firms. */
export interface RankedFirms {
  readonly from: number;
  readonly indices: Float64Array;
  readonly downs: Float64Array;
  readonly ups: Float64Array;
  readonly steps: Int32Array;
}

const firmsPerTurn = 64;

/**
 * The systemic risk index of each firm from `from` up to, not with, `to`. Ranges do not depend on each other, so workers may share them
 * out. Yields after some firms how many are done; whoever stops asking stops the work.
 * @example for (const done of rankFirms(createSpreader(shock), 0, 1000)) report(done)
 */
export function* rankFirms(spreader: Spreader, from: number, to: number): Generator<number, RankedFirms, void> {
  const count = Math.max(0, to - from);
  const ranked: RankedFirms = {
    from,
    indices: new Float64Array(count),
    downs: new Float64Array(count),
    ups: new Float64Array(count),
    steps: new Int32Array(count),
  };
  for (let place = 0; place < count; place += 1) {
    const { index, down, up, steps } = spreader.fail(from + place);
    ranked.indices[place] = index;
    ranked.downs[place] = down;
    ranked.ups[place] = up;
    ranked.steps[place] = steps;
    if (place % firmsPerTurn === firmsPerTurn - 1) yield place + 1;
  }
  return ranked;
}
