import { at } from '../at.ts';
import type { Failures } from './failures.ts';
import type { WriteOutcome } from './failureWork.ts';

/** The outcomes of firms that failed one at a time, by firm: 0 of those that were not asked for, so that parts add up. */
export interface RankedFirms {
  readonly indices: Float64Array;
  readonly downs: Float64Array;
  readonly ups: Float64Array;
  readonly steps: Int32Array;
  /** Of each firm how many of these failures struck it, beside its own; empty unless asked for. */
  readonly passes: Int32Array;
}

/** What else is to be counted. */
export interface RankingWishes {
  /** A failure that takes more than this from a firm strikes it. */
  readonly passesAbove?: number;
}

/**
 * The systemic risk index of each of these firms. Failures do not depend on each other, so workers may share firms out, and take them as
 * they go. Yields now and then how many are done; whoever stops asking stops the work.
 * @example for (const done of rankFirms(createFailures(planFailures(network)), network.sectorOf.keys())) report(done)
 */
export function* rankFirms(
  failures: Failures,
  firms: Iterable<number>,
  { passesAbove }: RankingWishes = {},
): Generator<number, RankedFirms, void> {
  const ranked = emptyRanking(failures.firms, passesAbove !== undefined);
  const { indices, downs, ups, steps, passes } = ranked;
  const write: WriteOutcome = (firm, outcome, struck) => {
    indices[firm] = outcome.index;
    downs[firm] = outcome.down;
    ups[firm] = outcome.up;
    steps[firm] = outcome.steps;
    for (const other of struck) if (other !== firm) passes[other] = at(passes, other) + 1;
  };
  yield* failures.run(firms, write, passesAbove);
  return ranked;
}

/** Of the same network, what was found of some firms and of others. */
export function addRanked(one: RankedFirms, other: RankedFirms): RankedFirms {
  const sum = <List extends Float64Array | Int32Array>(a: List, b: List) =>
    a.map((number, index) => number + (b[index] ?? 0)) as List; // A list of the same kind.
  return {
    indices: sum(one.indices, other.indices),
    downs: sum(one.downs, other.downs),
    ups: sum(one.ups, other.ups),
    steps: sum(one.steps, other.steps),
    passes: sum(one.passes, other.passes),
  };
}

function emptyRanking(firms: number, isCounting: boolean): RankedFirms {
  const real = () => new Float64Array(firms);
  const passes = new Int32Array(isCounting ? firms : 0);
  return { indices: real(), downs: real(), ups: real(), steps: new Int32Array(firms), passes };
}
