import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { type Ask, type Asked, createAsk } from './assure.ts';
import { createLists } from './lists.ts';
import { countPlaces, createHear, createTell, scoutCell, scoutLink, sumPlaces } from './scoutKernels.ts';
import type { Shock } from './shock.ts';

/**
 * Follows the loss that runs up from one failed firm as far as it takes to count its steps. In each step a firm loses a mean of what its
 * customers lost in the step before, so news below a bound may be left: no firm loses more than that bound by it in a later step.
 */
export interface Scout {
  /** Of each firm what it hears in this step, and what it has lost since the beginning, at least; see `scoutCell`. */
  readonly cells: Float64Array;
  /** Firms that lose, beside the failed one, as many as `counts` says; by their cells. */
  readonly struck: Int32Array;
  /** Firms that are to tell, by their cells, and what. */
  readonly front: Int32Array;
  readonly news: Float64Array;
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  /** Take a step, in two parts: firms of the front tell, and those that are reached lose. */
  readonly tell: () => void;
  readonly hear: () => void;
  readonly ask: Ask;
  /** How closely it looks: news of less than this may be left. */
  bound: number;
  /** So many steps were taken. */
  steps: number;
  /** The most that was left untold of any firm in step 0, 1 and so on. */
  loudest: number[];
  /** No firm has lost more by more than this: in the last step, and since the beginning. */
  drift: number;
  lag: number;
  /** The chance that a walk from the failed firm, from customer to customer, is back for the first time in step 1, 2 and so on, at least. */
  returns: number[];
}

const realBytes = Float64Array.BYTES_PER_ELEMENT;

export function createScout(shock: Shock): Scout {
  const {
    network: { firms },
    impacts: { up },
  } = shock;
  // Kernels write one place further than they count.
  const more = firms + 1;
  const { memory, places, real, int } = createLists({
    reals: {
      cells: (firms * scoutCell.bytes) / realBytes,
      links: Math.ceil((up.shares.length * scoutLink.bytes) / realBytes),
      news: more,
      sums: 4,
    },
    ints: { struck: more, front: more, reached: more, counts: 4 },
  });
  assert(places.cells === 0, 'where a cell begins is its address');
  fill(new DataView(memory.buffer), places.links, up);
  return {
    cells: real('cells'),
    struck: int('struck'),
    front: int('front'),
    news: real('news'),
    counts: int('counts'),
    sums: real('sums'),
    tell: createTell(memory, places),
    hear: createHear(memory, places),
    ask: createAsk(shock),
    bound: 0,
    steps: 0,
    loudest: [],
    drift: 0,
    lag: 0,
    returns: [],
  };
}

/** The links upwards, and of each firm where they are. */
function fill(bytes: DataView, links: number, { starts, suppliers, shares }: Shock['impacts']['up']): void {
  for (let firm = 0; firm + 1 < starts.length; firm += 1) {
    const [first, end] = [at(starts, firm), at(starts, firm + 1)];
    bytes.setInt32(firm * scoutCell.bytes + scoutCell.link, links + first * scoutLink.bytes, true);
    bytes.setInt32(firm * scoutCell.bytes + scoutCell.end, links + end * scoutLink.bytes, true);
    for (let link = first; link < end; link += 1) {
      const place = links + link * scoutLink.bytes;
      bytes.setInt32(place + scoutLink.supplier, at(suppliers, link) * scoutCell.bytes, true);
      bytes.setFloat64(place + scoutLink.share, realAt(shares, link), true);
    }
  }
}

/** What a firm has lost, at least. */
export function lossAtLeast({ cells }: Scout, firm: number): number {
  return realAt(cells, (firm * scoutCell.bytes + scoutCell.lost) / realBytes);
}

/** The firms that lose, beside the failed one. */
export function struckUp({ struck, counts }: Scout): Int32Array {
  return struck.subarray(0, at(counts, countPlaces.struck)).map((cell) => cell / scoutCell.bytes);
}

/** What may be left at first, in shares of epsilon; who lost more than a certain share takes less left to tell. */
const [leftAtFirst, leftToTell] = [1e-1, 1e-3];
/** Next to nothing: where that much is left, nothing is in doubt any more. */
const leftAtLast = 1e-10;
/** In a closer look so much of what must be left to be sure is left, and no more than so much of what was left before. */
const [caution, closer] = [0.8, 0.3];
/** So many links are walked along at most to be sure; where walks lead everywhere, a closer look takes less. */
const [linksMost, shareOfLinks] = [4000, 1 / 8];

/**
 * Fails a firm and follows it to the first step in which no firm falls by more than epsilon, or may not; earlier ones are none. Gives
 * whether that is sure.
 */
export function glance(shock: Shock, scout: Scout, failed: number, least: number): boolean {
  scout.bound = (least < 1 ? leftToTell : leftAtFirst) * shock.epsilon;
  return look(shock, scout, failed, 1);
}

/** Looks on, more closely each time, until it is sure: to the first such step from `stepsLeast` on. */
export function lookUp(shock: Shock, scout: Scout, failed: number, stepsLeast: number): void {
  while (!look(shock, scout, failed, stepsLeast));
}

function look(shock: Shock, scout: Scout, failed: number, stepsLeast: number): boolean {
  begin(scout, failed);
  const doubt = follow(shock, scout, stepsLeast);
  const last = leftAtLast * shock.epsilon;
  if (doubt === 0 || scout.bound === last || isAssured(shock, scout, failed)) return true;
  scout.bound = Math.max(last, scout.bound * Math.min(closer, caution / doubt));
  return false;
}

function begin(scout: Scout, failed: number): void {
  clear(scout);
  const cell = failed * scoutCell.bytes;
  scout.counts[countPlaces.failed] = cell;
  scout.counts[countPlaces.front] = 1;
  scout.front[0] = cell;
  scout.news[0] = 1;
}

/**
 * Looks again, just as closely, and adds up what those missed that may have fallen by more than epsilon in the last step: whether none of
 * them did.
 */
function isAssured(shock: Shock, scout: Scout, failed: number): boolean {
  const { ask, bound, steps, drift, counts, front, news, cells, loudest } = scout;
  const least = shock.epsilon - drift;
  if (least <= bound) return false;
  const doubt = { failed, loudest, linksLeft: Math.min(linksMost, shareOfLinks * shock.network.links) };
  const asked: Asked[] = [];
  for (let place = 0; place < at(counts, countPlaces.front); place += 1) {
    const fall = realAt(news, place);
    if (fall <= least) continue;
    const one = ask(at(front, place) / scoutCell.bytes, fall, doubt);
    if (one === undefined) return false;
    asked.push(one);
  }
  const missed = new Float64Array(asked.length);
  begin(scout, failed);
  while (scout.steps < steps) {
    const back = steps - scout.steps - 2;
    const most = scout.steps === 0 ? 0 : bound;
    step(scout, () => {
      for (const [place, { walks }] of asked.entries()) {
        const { firms = [], chances = [] } = walks[back] ?? {};
        for (const [index, firm] of firms.entries()) {
          const untold = realAt(cells, (firm * scoutCell.bytes + scoutCell.heard) / realBytes);
          if (untold <= most) missed[place] = realAt(missed, place) + untold * (chances[index] ?? 0);
        }
      }
    });
  }
  return asked.every(({ fall }, place) => fall + realAt(missed, place) <= shock.epsilon);
}

/** Takes steps to the first in which no firm falls by more than epsilon. Gives how many times too much was left to be sure of it. */
function follow(shock: Shock, scout: Scout, stepsLeast: number): number {
  for (;;) {
    step(scout, () => {});
    if (scout.steps < stepsLeast && scout.steps < shock.stepsMost) continue;
    const room = shock.epsilon - realAt(scout.sums, sumPlaces.largest);
    if (room >= 0 && scout.drift > room) return scout.drift / room;
    if (room >= 0 || scout.steps === shock.stepsMost) return 0;
  }
}

/** A step; between its two parts, what firms that were reached hear in it stands in their cells. */
function step(scout: Scout, between: () => void): void {
  const { sums } = scout;
  const loudest = realAt(sums, sumPlaces.loudest);
  scout.loudest.push(loudest);
  scout.drift += loudest;
  scout.lag += scout.drift;
  // What the first suppliers lose is told in any case, since they are few.
  sums[sumPlaces.bound] = scout.steps === 0 ? 0 : scout.bound;
  scout.tell();
  between();
  scout.hear();
  scout.steps += 1;
  scout.returns.push(realAt(sums, sumPlaces.back));
}

/** Whether it can be told of each firm if it lost more than `least`. */
export function isClear(scout: Scout, least: number): boolean {
  if (least >= 1) return true;
  // Who was not reached may have lost so much.
  if (least <= scout.lag) return false;
  for (const firm of struckUp(scout)) {
    const loss = lossAtLeast(scout, firm);
    if (loss <= least && loss + scout.lag > least) return false;
  }
  return true;
}

function clear(scout: Scout): void {
  const { cells, struck, counts, sums } = scout;
  for (let place = 0; place < at(counts, countPlaces.struck); place += 1) {
    cells[(at(struck, place) + scoutCell.lost) / realBytes] = 0;
  }
  counts[countPlaces.struck] = 0;
  sums[sumPlaces.loudest] = 0;
  scout.steps = 0;
  scout.loudest = [];
  scout.drift = 0;
  scout.lag = 0;
  scout.returns = [];
}
