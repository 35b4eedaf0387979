import { at, realAt } from '../at.ts';
import type { Workshop } from './workshop.ts';

/** The least working minutes of each operation, and the least that must follow its end in its job (ways and pauses left out). */
export interface Work {
  readonly least: Float64Array;
  readonly tail: Float64Array;
  /** Minutes by the clock for one working minute, in the mean of the machines. */
  readonly stretch: number;
  readonly meanMinutes: number;
  readonly meanSetup: number;
}

export function workOf(shop: Workshop): Work {
  const { operations, choiceFrom, choiceMinutes, leadMinutes, afterFrom, after, setups } = shop;
  const least = new Float64Array(operations);
  const tail = new Float64Array(operations);
  let sum = 0;
  for (let v = operations - 1; v >= 0; v -= 1) {
    let shortest =
      at(choiceFrom, v) === at(choiceFrom, v + 1) ? Math.max(0, realAt(leadMinutes, v)) : Number.POSITIVE_INFINITY;
    for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
      shortest = Math.min(shortest, at(choiceMinutes, choice));
    }
    least[v] = shortest;
    sum += shortest;
    // What comes after stands behind, so it is known already.
    for (let index = at(afterFrom, v); index < at(afterFrom, v + 1); index += 1) {
      const w = at(after, index);
      tail[v] = Math.max(realAt(tail, v), realAt(least, w) + realAt(tail, w));
    }
  }
  return {
    least,
    tail,
    stretch: stretchOf(shop),
    meanMinutes: Math.max(1, sum / Math.max(1, operations)),
    meanSetup: Math.max(
      1,
      setups.minutes.reduce((total, minutes) => total + minutes, 0) / Math.max(1, setups.minutes.length),
    ),
  };
}

function stretchOf({ machineCalendar }: Workshop): number {
  let closed = 0;
  let horizon = 0;
  for (const { starts, ends } of machineCalendar) {
    if (ends.length === 0) continue;
    horizon += realAt(ends, ends.length - 1);
    for (let span = 0; span < ends.length; span += 1) closed += realAt(ends, span) - Math.max(0, realAt(starts, span));
  }
  return horizon <= 0 || closed >= horizon ? 1 : Math.min(10, horizon / (horizon - closed));
}
