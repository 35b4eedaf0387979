import { at } from '../at.ts';
import type { Failures } from './failures.ts';
import type { WriteOutcome } from './failureWork.ts';

/** The outcomes of firms that failed one at a time, for a range of firms. */
export interface RankedFirms {
  readonly from: number;
  readonly indices: Float64Array;
  readonly downs: Float64Array;
  readonly ups: Float64Array;
  readonly steps: Int32Array;
  /** Of each firm of the network how many of these failures struck it, beside its own; empty unless asked for. */
  readonly passes: Int32Array;
}

/** What else is to be counted. */
export interface RankingWishes {
  /** A failure that takes more than this from a firm strikes it. */
  readonly passesAbove?: number;
}

/**
 * The systemic risk index of each firm from `from` up to, not with, `to`. Ranges do not depend on each other, so workers may share them
 * out. Yields after some steps how many are done; whoever stops asking stops the work.
 * @example for (const done of rankFirms(createFailures(shock), 0, 1000)) report(done)
 */
export function* rankFirms(
  failures: Failures,
  from: number,
  to: number,
  { passesAbove }: RankingWishes = {},
): Generator<number, RankedFirms, void> {
  const count = Math.max(0, to - from);
  const ranked: RankedFirms = {
    from,
    indices: new Float64Array(count),
    downs: new Float64Array(count),
    ups: new Float64Array(count),
    steps: new Int32Array(count),
    passes: new Int32Array(passesAbove === undefined ? 0 : failures.firms),
  };
  const { passes } = ranked;
  const write: WriteOutcome = (firm, { index, down, up, steps }, struck) => {
    const place = firm - from;
    ranked.indices[place] = index;
    ranked.downs[place] = down;
    ranked.ups[place] = up;
    ranked.steps[place] = steps;
    for (const other of struck) if (other !== firm) passes[other] = at(passes, other) + 1;
  };
  yield* failures.run(from, from + count, write, passesAbove);
  return ranked;
}
