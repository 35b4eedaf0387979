import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { lengthsOf, numbersUpTo, sortedBy } from '../sortedBy.ts';
import type { FailurePlan } from './failurePlan.ts';
import { firstLosses } from './firstLosses.ts';
import { type LaneOrder, type Returning, returnTo } from './lanesState.ts';
import type { LinksUp } from './linksUp.ts';
import { createLists } from './lists.ts';
import { createRiseClosely, createRiseOfFew, createRiseOfMany, linksOfSum } from './riseKernels.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/**
 * So many failures of one circle run upwards side by side: as many Float32 as fill one line of the processor's cache, for which passing over
 * the links waits.
 */
export const circleLanesMost = 16;
/** Of a number so much is rounded away in a Float32 at most. */
const rounding = 2 ** -24;
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
  /** By their first rows. */
  readonly circles: ReadonlyMap<number, Circle>;
  /** Takes a step for a circle, from the chances at one place of the memory to the next at another; sums are of Float32, or closely of Float64. */
  readonly rise: (circle: Circle, now: number, next: number) => void;
  readonly riseClosely: (circle: Circle, now: number, next: number) => void;
}

/** The rows of a circle in the order of their lengths: from which place up to, not with, which, and where those of each kind end. */
interface Circle {
  readonly from: number;
  readonly to: number;
  readonly ends: readonly number[];
  /** How many links the longest has. */
  readonly longest: number;
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
  const { order, links } = byLength(rows, circleLinks);
  const { starts } = links;
  const { memory, places, single } = createLists({
    singles: { now: cells, next: cells, singleShares: Float32Array.from(links.shares) },
    reals: { shares: links.shares },
    ints: { rows: inBytes(order), starts, others: inBytes(links.others) },
  });
  const singlePlaces = { ...places, shares: places.singleShares };
  const rises = [...createRiseOfFew, createRiseOfMany].map((create) => create(memory, singlePlaces));
  const riseClosely = createRiseClosely(memory, places);
  const chances = (name: 'now' | 'next') => ({ place: places[name], list: single(name) });
  return {
    ...{ shock, rows, now: chances('now'), next: chances('next') },
    first: new Float64Array(circling),
    circles: circlesOf(rows, lengthsOf(starts)),
    rise({ from, ends }, now, next) {
      let place = from;
      for (const [kind, end] of ends.entries()) {
        if (place < end) rises[kind]?.(place, end, at(starts, place), now, next);
        place = end;
      }
    },
    riseClosely: ({ from, to }, now, next) => riseClosely(from, to, at(starts, from), now, next),
  };
}

const inBytes = (numbers: Int32Array) => numbers.map((number) => number * lineBytes);

/** The rows of each circle by how many links they have, and their links in this order. */
function byLength({ circling, circleFrom }: Rows, { starts, others, shares }: LinksUp) {
  const order = sortedBy(sortedBy(numbersUpTo(circling), lengthsOf(starts)), circleFrom);
  const links = {
    starts: new Int32Array(circling + 1),
    others: new Int32Array(others.length),
    shares: new Float64Array(shares.length),
  };
  for (let place = 0; place < circling; place += 1) {
    const row = at(order, place);
    const [first, end, to] = [at(starts, row), at(starts, row + 1), at(links.starts, place)];
    links.others.set(others.subarray(first, end), to);
    links.shares.set(shares.subarray(first, end), to);
    links.starts[place + 1] = to + end - first;
  }
  return { order, links };
}

/** `lengths` are those of rows in their order. Each length without a loop is a kind of its own; all others are one. */
function circlesOf({ circling, circleTo }: Rows, lengths: Int32Array) {
  const circles = new Map<number, Circle>();
  for (let from = 0; from < circling; from = at(circleTo, from)) {
    const to = at(circleTo, from);
    let place = from;
    const ends = createRiseOfFew.map((_, length) => {
      while (place < to && at(lengths, place) <= length) place += 1;
      return place;
    });
    circles.set(from, { from, to, ends: [...ends, to], longest: at(lengths, to - 1) });
  }
  return circles;
}

function circleOf({ rows, circles }: CircleLanes, firm: number): Circle {
  const circle = circles.get(at(rows.circleFrom, firm));
  assert(circle !== undefined, 'the firm is in a circle');
  return circle;
}

/** What may have been rounded away of a chance in a lane of so many steps, as a share of it, at most. */
export function roundedIn(state: CircleLanes, { failed, steps }: LaneOrder, isClose: boolean): number {
  const { longest: links } = circleOf(state, failed);
  // A chance is rounded when it is kept; the first steps together.
  const ofStep = isClose ? 1 : Math.min(links, linksOfSum) + Math.ceil(links / linksOfSum) + 2;
  return (steps - firstSteps + 1) * ofStep * rounding;
}

/** The first two steps reach few firms: they are there from the beginning. */
export const firstSteps = 2;

/** Runs failures of one circle, sixteen at most; `hear` is told of each when it has taken its steps. */
export function runCircle(
  state: CircleLanes,
  orders: readonly LaneOrder[],
  isClose: boolean,
  hear: (lane: CircleLane) => void,
): void {
  const lanes = orders.map(({ failed, steps }, index) => ({ index, failed, steps, returns: [0], returned: 0 }));
  const circle = circleOf(state, orders[0]?.failed ?? 0);
  const rise = isClose ? state.riseClosely : state.rise;
  // Rows that are passed over are written anew in each step.
  state.now.list.fill(0, circle.from * circleLanesMost, circle.to * circleLanesMost);
  for (const lane of lanes) begin(state, lane);
  const last = Math.max(...orders.map(({ steps }) => steps));
  for (let step = firstSteps; step <= last; step += 1) {
    if (step > firstSteps) {
      rise(circle, state.now.place, state.next.place);
      turn(state, lanes);
    }
    for (const lane of lanes) if (lane.steps === step) hear(lane);
  }
}

function begin(state: CircleLanes, lane: CircleLane): void {
  const { shock, first } = state;
  const { failed } = lane;
  const { from, to } = circleOf(state, failed);
  const reached: number[] = [];
  firstLosses(shock.impacts.up, failed, firstSteps, (row, loss) => {
    if (row < from || row >= to) return false;
    reached.push(row);
    first[row] = realAt(first, row) + loss;
    return true;
  });
  for (const row of reached) keep(state, row, lane, realAt(first, row));
  returnTo(lane, realAt(first, failed));
  keep(state, failed, lane, 1);
  for (const row of reached) first[row] = 0;
}

/** The next chances are those of now. In its own lane a failed firm has lost all, and what it would lose is the chance to have come back. */
function turn(state: CircleLanes, lanes: readonly CircleLane[]): void {
  [state.now, state.next] = [state.next, state.now];
  for (const lane of lanes) {
    returnTo(lane, chanceOf(state, lane.failed, lane));
    keep(state, lane.failed, lane, 1);
  }
}

/** The chance of a row of the circle by now. */
export function chanceOf({ now: { list } }: CircleLanes, row: number, { index }: CircleLane): number {
  return (list[row * circleLanesMost + index] ?? 0) / whole;
}

function keep({ now: { list } }: CircleLanes, row: number, { index }: CircleLane, chance: number): void {
  list[row * circleLanesMost + index] = chance * whole;
}
