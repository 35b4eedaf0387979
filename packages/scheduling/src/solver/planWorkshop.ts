import type { SeededGenerator } from '@leitu/kernel';
import type { Objective } from '../plan.ts';
import { dispatching } from './dispatch.ts';
import { firstCome } from './firstCome.ts';
import { placeFixed } from './links.ts';
import { dispatchingRules, type Rule } from './rules.ts';
import { type Annealing, createAnnealing, isBetter, returnToBest, smallShop, step } from './search.ts';
import type { Snapshot } from './snapshot.ts';
import { createTimetable, type Timetable } from './timetable.ts';
import { type Work, workOf } from './work.ts';
import type { Workshop } from './workshop.ts';

/** How far a search is: the best so far, which the search writes over later, and the moves that were tried. */
export interface Turn {
  readonly best: Snapshot;
  readonly isNew: boolean;
  readonly steps: number;
}

/** How long a search goes on: moves at most, or the share, up to 1, of its time that has passed. Without, it goes on and on. */
export interface Limits {
  readonly steps?: number;
  readonly elapsedShare?: () => number;
}

/** A timetable that a rule makes. */
export function timetableBy(shop: Workshop, work: Work, rule: Rule): Timetable {
  const table = startedTimetable(shop);
  const steps = dispatching(table, work, rule);
  while (steps.next().done !== true);
  return table;
}

/** A timetable in which the fixed operations are placed, and nothing else. */
function startedTimetable(shop: Workshop): Timetable {
  const table = createTimetable(shop);
  placeFixed(table);
  return table;
}

/**
 * Searches for a good plan: first come, first served, to have one at once; the rules one by one; then simulated annealing from the best of
 * them. It cools once over the limits, where there are some and the shop is large; otherwise in waves, each twice as long as the one before
 * and from the best so far.
 */
export function* planWorkshop(
  shop: Workshop,
  objective: Objective,
  random: SeededGenerator,
  limits: Limits,
): Generator<Turn, void, void> {
  const { elapsedShare = () => 0 } = limits;
  const first = startedTimetable(shop);
  firstCome(first);
  let search = createAnnealing(first, objective, random);
  yield turnOf(search);
  const work = workOf(shop);
  const usual: Rule = objective === 'makespan' ? 'most-work' : 'atcs';
  const others = (shop.operations > smallShop ? rulesOfLarge : dispatchingRules).filter((rule) => rule !== usual);
  for (const rule of [usual, ...others]) {
    const table = startedTimetable(shop);
    const steps = dispatching(table, work, rule);
    while (steps.next().done !== true) {
      yield turnOf(search);
      if (elapsedShare() >= 1) return;
    }
    if (isBetter(table, search.best, objective)) search = createAnnealing(table, objective, random);
    yield turnOf(search);
  }
  yield* anneal(search, limits, objective === 'tardiness' ? heatOfNew : 1);
}

/** A new plan may leave far behind what a rule has made; one that is kept to may not. */
const heatOfNew = 16;

/** In large shops each rule takes its time, and those left out are seldom ahead of these. */
const rulesOfLarge: readonly Rule[] = ['atcs', 'atcs-patient', 'atcs-eager', 'covert', 'modified-due', 'most-work'];

/** Anneals from the best of a search within the limits; where it cools once, it begins at this heat. */
export function* anneal(search: Annealing, limits: Limits, heatOnce = 1): Generator<Turn, void, void> {
  const { steps = Number.POSITIVE_INFINITY, elapsedShare = () => 0 } = limits;
  const share = (): number => Math.max(elapsedShare(), search.moves / steps);
  const isLimited = limits.steps !== undefined || limits.elapsedShare !== undefined;
  const isOnce = isLimited && search.mover.table.shop.operations > smallShop;
  yield turnOf(search);
  for (let wave = 0; share() < 1; wave += 1) {
    returnToBest(search);
    if (isOnce) yield* cool(search, undefined, heatOnce, share);
    else yield* cool(search, firstWave * 2 ** wave, heats[wave % heats.length] ?? 1, share);
  }
}

/** Moves of the first wave. */
const firstWave = 500;

/** Waves begin at other warmths. */
const heats: readonly number[] = [1, 100, 10_000];

/** Cools from a warmth, relative to what a job costs in the mean, to a small part of it. */
function* cool(
  search: Annealing,
  moves: number | undefined,
  heat: number,
  share: () => number,
): Generator<Turn, void, void> {
  const { table } = search.mover;
  const begun = search.moves;
  let cooled = moves === undefined ? share() : 0;
  let evaluations = table.evaluations;
  while (cooled < 1) {
    const scale = (heat * startWarmth * search.best.cost) / Math.max(1, table.shop.jobs);
    const warmth = scale * endShare ** cooled;
    const most = table.evaluations + evaluationsInAll;
    for (let made = 0; made < movesAtOnce && table.evaluations < most; made += 1) step(search, warmth);
    const passed = share();
    cooled = moves === undefined ? passed : Math.max((search.moves - begun) / moves, passed >= 1 ? 1 : 0);
    if (table.evaluations - evaluations < evaluationsAtOnce && search.moves % movesToYield !== 0) continue;
    evaluations = table.evaluations;
    yield turnOf(search);
  }
  yield turnOf(search);
}

const startWarmth = 0.0005;
const endShare = 0.02;
/** Moves, and times found by them, between two looks at the time. */
const movesAtOnce = 16;
const evaluationsInAll = 200_000;

/** A turn is over after so many times found or moves tried. */
const evaluationsAtOnce = 20_000;
const movesToYield = 2048;

function turnOf(search: Annealing): Turn {
  const { isNew, best, moves } = search;
  search.isNew = false;
  return { best, isNew, steps: moves };
}
