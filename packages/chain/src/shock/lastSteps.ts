import { at, realAt } from '../at.ts';
import { type CircleLane, type CircleLanes, chanceOf } from './circleLanes.ts';
import { returnTo } from './lanesState.ts';
import type { LinksUp } from './linksUp.ts';
import type { Rows } from './rows.ts';

/**
 * The last steps of a failure in a lane, of which only few rows are asked: their chances follow from those of their customers a step before,
 * and these from those of theirs. Where that is fewer links than the lane's part in passing over the whole circle, it is faster.
 */
export interface LastSteps {
  /** The rows whose chances are to be known before the last of these steps, before the one ahead of it, and so on; none where no step is short. */
  plan(failed: number, rows: Int32Array, stepsMost: number): readonly Int32Array[];
  /** Takes the steps for a lane. Gives the chances by row of those that were asked. */
  take(lane: CircleLane, rows: Int32Array, before: readonly Int32Array[]): Float64Array;
}

/** Looking up a row's links one by one, first to plan and then to reckon, takes so many times as long as passing over them for one lane. */
const timesAsLong = 48;

export function createLastSteps(lanes: CircleLanes, rows: Rows, { starts, others, shares }: LinksUp): LastSteps {
  const marks = new Int32Array(rows.circling).fill(-1);
  let mark = -1;
  const reached = new Int32Array(rows.circling);
  let [chances, later] = [new Float64Array(rows.circling), new Float64Array(rows.circling)];

  /** The customers of these rows and of the failed one, which is none itself; or nothing, where there are too many links. */
  function customersOf(failedRow: number, those: Int32Array, linksMost: number): Int32Array | undefined {
    mark += 1;
    marks[failedRow] = mark;
    let [count, links] = [0, 0];
    for (let place = -1; place < those.length; place += 1) {
      const row = place < 0 ? failedRow : at(those, place);
      const [first, end] = [at(starts, row), at(starts, row + 1)];
      links += end - first;
      if (links > linksMost) return undefined;
      for (let link = first; link < end; link += 1) {
        const other = at(others, link);
        if (at(marks, other) === mark) continue;
        marks[other] = mark;
        reached[count] = other;
        count += 1;
      }
    }
    return reached.slice(0, count);
  }

  function chanceNext(row: number): number {
    let chance = 0;
    for (let link = at(starts, row), end = at(starts, row + 1); link < end; link += 1) {
      chance += realAt(shares, link) * realAt(chances, at(others, link));
    }
    return chance;
  }

  return {
    plan(failed, asked, stepsMost) {
      const [from, to] = [at(rows.circleFrom, failed), at(rows.circleTo, failed)];
      const linksMost = (at(starts, to) - at(starts, from)) / timesAsLong;
      const before: Int32Array[] = [];
      for (let last = asked; before.length < stepsMost; ) {
        const customers = customersOf(failed, last, linksMost);
        if (customers === undefined) break;
        before.push(customers);
        last = customers;
      }
      return before;
    },
    take(lane, asked, before) {
      const first = before.at(-1) ?? asked;
      for (const row of first) chances[row] = chanceOf(lanes, row, lane);
      for (let step = before.length - 1; step >= 0; step -= 1) {
        chances[lane.failed] = 1;
        returnTo(lane, chanceNext(lane.failed));
        for (const row of before[step - 1] ?? asked) later[row] = chanceNext(row);
        [chances, later] = [later, chances];
      }
      return chances;
    },
  };
}
