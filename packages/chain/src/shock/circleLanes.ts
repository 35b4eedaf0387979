import { at, markAt, realAt } from '../at.ts';
import type { FailurePlan } from './failurePlan.ts';
import { firstLosses } from './firstLosses.ts';
import { type LaneOrder, type Returning, returnTo } from './lanesState.ts';
import type { LinksUp } from './linksUp.ts';
import { createLists } from './lists.ts';
import { createRiseClosely, createRiseOfSingles } from './riseKernels.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/**
 * So many failures of one circle run upwards side by side: as many Float32 as fill one line of the processor's cache, for which passing over
 * the links waits.
 */
export const circleLanesMost = 16;
/** Rows of so many links or fewer may be added up as Float32. */
const shortMost = 32;
/** What may be rounded away counts for so much of the index at most. */
export const roundedMost = 1.5e-10;
/** Of a chance so much is rounded away in a step at most: once, or with each link of a short row too. */
export const rounding = { closely: 2 ** -24, roughly: (shortMost + 2) * 2 ** -24 } as const;
/**
 * Chances are kept as so many times what they are: most are tiny, and below 2⁻¹²⁶ Float32 has few digits left and is several times as slow.
 */
const whole = 2 ** 100;
const singleBytes = 4;
const lineBytes = circleLanesMost * singleBytes;

/**
 * The chance that a walk from customer to customer has come to the failed firm, for several failures of one circle, all from their first
 * step: a link is looked up once for all of them.
 */
export interface CircleLanes {
  readonly shock: Shock;
  readonly rows: Rows;
  /** The chances of each row of a circle by this step, and those of the next; those of lane l of row i are at 16 i + l. */
  now: Chances;
  next: Chances;
  /** What each row loses in the first steps of a lane that begins. */
  readonly first: Float64Array;
  /** Takes a step for rows, from the chances at one place of the memory to the next at another. */
  readonly rise: (row: number, rowTo: number, now: number, next: number, isRough: boolean) => void;
}

interface Chances {
  readonly place: number;
  readonly list: Float32Array;
}

export interface CircleLane extends LaneOrder, Returning {
  readonly index: number;
}

export function createCircleLanes({ shock, rows, circleLinks }: FailurePlan): CircleLanes {
  const { circling } = rows;
  const cells = circling * circleLanesMost;
  const inBytes = (numbers: Int32Array) => numbers.map((number) => number * lineBytes);
  const { short, longRows, longBefore } = byLength(circleLinks, circling);
  const { memory, places, single } = createLists({
    singles: { now: cells, next: cells, shortShares: Float32Array.from(short.shares) },
    reals: { shares: circleLinks.shares },
    ints: {
      ...{ shortStarts: short.starts, shortOthers: inBytes(short.others) },
      ...{ starts: circleLinks.starts, others: inBytes(circleLinks.others) },
      ...{ longRows, allRows: Int32Array.from({ length: circling }, (_, row) => row) },
    },
  });
  const riseShort = createRiseOfSingles(memory, {
    ...{ starts: places.shortStarts, others: places.shortOthers, shares: places.shortShares },
  });
  const riseLong = createRiseClosely(memory, { ...places, rows: places.longRows });
  const riseAll = createRiseClosely(memory, { ...places, rows: places.allRows });
  const chances = (name: 'now' | 'next') => ({ place: places[name], list: single(name) });
  return {
    shock,
    rows,
    now: chances('now'),
    next: chances('next'),
    first: new Float64Array(circling),
    rise(from, to, now, next, isRough) {
      if (!isRough) return riseAll(from, to, now, next);
      riseShort(from, to, now, next);
      riseLong(at(longBefore, from), at(longBefore, to), now, next);
    },
  };
}

/** The links of short rows by themselves, as if long rows had none; the long rows, and how many of them come before each row. */
function byLength({ starts, others, shares }: LinksUp, count: number) {
  const shortStarts = new Int32Array(count + 1);
  const longBefore = new Int32Array(count + 1);
  const longRows: number[] = [];
  const isShort = new Uint8Array(others.length);
  for (let row = 0; row < count; row += 1) {
    const [first, end] = [at(starts, row), at(starts, row + 1)];
    if (end - first <= shortMost) isShort.fill(1, first, end);
    else longRows.push(row);
    shortStarts[row + 1] = at(shortStarts, row) + (end - first <= shortMost ? end - first : 0);
    longBefore[row + 1] = longRows.length;
  }
  const isKept = (_: number, link: number) => markAt(isShort, link) === 1;
  const short = { starts: shortStarts, others: others.filter(isKept), shares: shares.filter(isKept) };
  return { short, longRows: Int32Array.from(longRows), longBefore };
}

/** The first two steps reach few firms: they are there from the beginning. */
export const firstSteps = 2;

/** Runs failures of one circle, sixteen at most, rounding as it says; `hear` is told of each when it has taken its steps. */
export function runCircle(
  state: CircleLanes,
  orders: readonly LaneOrder[],
  isRough: boolean,
  hear: (lane: CircleLane) => void,
): void {
  const { circleFrom, circleTo } = state.rows;
  const lanes = orders.map(({ failed, steps }, index) => {
    return { index, failed, steps, returns: [0], returned: 0 };
  });
  const first = orders[0]?.failed ?? 0;
  const [from, to] = [at(circleFrom, first), at(circleTo, first)];
  // Rows that are passed over are written anew in each step.
  state.now.list.fill(0, from * circleLanesMost, to * circleLanesMost);
  for (const lane of lanes) begin(state, lane);
  const last = Math.max(...orders.map(({ steps }) => steps));
  for (let step = firstSteps; step <= last; step += 1) {
    if (step > firstSteps) {
      state.rise(from, to, state.now.place, state.next.place, isRough);
      turn(state, lanes);
    }
    for (const lane of lanes) if (lane.steps === step) hear(lane);
  }
}

function begin({ shock, rows, first, now: { list } }: CircleLanes, lane: CircleLane): void {
  const { index, failed } = lane;
  const [from, to] = [at(rows.circleFrom, failed), at(rows.circleTo, failed)];
  const reached: number[] = [];
  firstLosses(shock.impacts.up, failed, firstSteps, (row, loss) => {
    if (row < from || row >= to) return false;
    reached.push(row);
    first[row] = realAt(first, row) + loss;
    return true;
  });
  for (const row of reached) list[row * circleLanesMost + index] = realAt(first, row) * whole;
  returnTo(lane, realAt(first, failed));
  list[failed * circleLanesMost + index] = whole;
  for (const row of reached) first[row] = 0;
}

/** The next chances are those of now. In its own lane a failed firm has lost all, and what it would lose is the chance to have come back. */
function turn(state: CircleLanes, lanes: readonly CircleLane[]): void {
  const { now, next } = state;
  for (const lane of lanes) {
    const cell = lane.failed * circleLanesMost + lane.index;
    returnTo(lane, (next.list[cell] ?? 0) / whole);
    next.list[cell] = whole;
  }
  [state.now, state.next] = [next, now];
}

/** The chance of a row of the circle by now. */
export function chanceOf({ now: { list } }: CircleLanes, row: number, { index }: CircleLane): number {
  return (list[row * circleLanesMost + index] ?? 0) / whole;
}
