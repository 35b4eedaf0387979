import { at, realAt } from '../at.ts';
import type { Shock } from './shock.ts';

/** A firm of which it is asked whether what a look left untold made it fall by more than epsilon after all. */
export interface Asked {
  /** What it fell by at least, and what it may have missed besides of what is not looked up. */
  readonly fall: number;
  /** Of 1, 2 and so many steps before: at which firms a walk of its own stands after so many steps, and how likely. */
  readonly walks: readonly Walk[];
}

interface Walk {
  readonly firms: readonly number[];
  readonly chances: readonly number[];
}

/** Walks less likely than this, for each so many customers from whom they go on, are not followed. */
const [leastLikely, customersFew] = [1 / 256, 8];
/** What is looked up turns out to be less than this share of epsilon most times. */
const littleOfEpsilon = 0.02;

/**
 * What a firm missed in a step is what other firms kept to themselves so many steps before, times the chance that a walk of its own from
 * customer to customer stands there after so many steps. Where walks are not followed, that is no more than the most that any firm kept in
 * such a step, `loudest`. Gives along which walks that is to be looked up; or nothing, where it would not help.
 */
export type Ask = (firm: number, fall: number, doubt: Doubt) => Asked | undefined;

/** What is asked for one failure: which firm failed, the most that was kept in each step, and how many links may still be walked along. */
export interface Doubt {
  readonly failed: number;
  readonly loudest: readonly number[];
  linksLeft: number;
}

export function createAsk({ epsilon, network: { firms, sales }, impacts: { outputs } }: Shock): Ask {
  const chance = new Float64Array(firms);
  return (firm, fall, doubt) => {
    const { loudest } = doubt;
    const walks: Walk[] = [];
    let last: Walk = { firms: [firm], chances: [1] };
    // What all steps before may have kept, and what may have been missed along walks that were not followed.
    let [left, likely, missed] = [sumOf(loudest), 1, 0];
    for (let step = loudest.length - 1; step > 0; step -= 1) {
      if (fall + missed + likely * left <= (1 - littleOfEpsilon) * epsilon) break;
      if (fall + missed > epsilon || doubt.linksLeft < 0) return undefined;
      const { walk, followed } = walkOn(last, doubt);
      missed += (likely - followed) * left;
      likely = sumOf(walk.chances);
      left -= loudest[step] ?? 0;
      walks.push(walk);
      last = walk;
    }
    return { fall: fall + missed + likely * left, walks };
  };

  function walkOn({ firms: front, chances }: Walk, doubt: Doubt): { walk: Walk; followed: number } {
    const next: number[] = [];
    let followed = 0;
    for (const [index, from] of front.entries()) {
      const share = chances[index] ?? 0;
      const [first, end] = [at(sales.starts, from), at(sales.starts, from + 1)];
      if (share * customersFew < leastLikely * Math.max(customersFew, end - first)) continue;
      followed += share;
      doubt.linksLeft -= end - first;
      for (let link = first; link < end; link += 1) {
        const to = at(sales.others, link);
        // A walk that comes to the failed firm ends.
        if (to === doubt.failed || realAt(sales.weights, link) === 0) continue;
        if (realAt(chance, to) === 0) next.push(to);
        chance[to] = realAt(chance, to) + (share * realAt(sales.weights, link)) / realAt(outputs, from);
      }
    }
    const reached = next.map((to) => realAt(chance, to));
    for (const to of next) chance[to] = 0;
    return { walk: { firms: next, chances: reached }, followed };
  }
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
