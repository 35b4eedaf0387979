import { seededGenerator } from '@leitu/kernel';
import { judged } from '../judged.ts';
import { pairKey } from '../pairKey.ts';
import type { Objective, Plan, PlannedOperation, PlanValue } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { workshopBound } from '../solver/bounds.ts';
import { layWorkshop } from '../solver/layWorkshop.ts';
import { anneal, type Limits } from '../solver/planWorkshop.ts';
import { createAnnealing } from '../solver/search.ts';
import { planOf } from '../solver/snapshot.ts';
import type { Stability } from '../solver/stability.ts';
import { workOf } from '../solver/work.ts';
import type { Workshop } from '../solver/workshop.ts';
import { repair } from './repair.ts';
import { type MovedOperation, whyMoved } from './whyMoved.ts';

export interface ReplanOptions {
  readonly seed: number;
  /** `tardiness` if not said. */
  readonly objective?: Objective;
  /** Moves at most; 1,000 if neither these nor a share of time is given. */
  readonly steps?: number;
  /** As for `solve`. */
  readonly elapsedShare?: () => number;
  /** No more than this share of the open starts is moved, unless the change itself moves more; 0.1 if not said. */
  readonly mostMovedShare?: number;
  /** What a moved start counts, in minutes of weighted tardiness; 60 if not said. */
  readonly minutesPerMove?: number;
}

/** The best plan so far that keeps to the plan before. */
export interface Replanned {
  readonly plan: Plan;
  readonly value: PlanValue;
  /** Minutes of the objective's first term that no plan is below, whatever was before; 0 with the repaired plan, which does not wait for it. */
  readonly lowerBound: number;
  readonly steps: number;
  /** What is elsewhere or at another time than before, or new, each with the reason; in the order of the new starts. */
  readonly moved: readonly MovedOperation[];
  /** Operations that are not fixed and were in the plan before, and how many of them have moved. */
  readonly openStarts: number;
  readonly movedStarts: number;
}

/**
 * Plans anew after something has happened, keeping to the plan that was. The problem is the new one: with a new order in it, or with a machine
 * closed for as long as it is broken, a late step fixed at its new end, an urgent job with another weight or due minute; what has started or is
 * frozen is fixed in it. First all that still can be stays where it was and the rest goes into gaps; then moves are made that gain more
 * than the starts they move count. Yields the best so far, the repaired plan first; the plan with which it ends or is left has been judged by
 * `checkPlan`.
 */
export function replan(problem: Problem, before: Plan, options: ReplanOptions): Generator<Replanned, void, void> {
  return judged(problem, replanning(problem, before, options));
}

function* replanning(problem: Problem, before: Plan, options: ReplanOptions): Generator<Replanned, void, void> {
  const { seed, objective = 'tardiness', mostMovedShare = 0.1, minutesPerMove = 60, ...asked } = options;
  const isLimited = asked.steps !== undefined || asked.elapsedShare !== undefined;
  const limits: Limits = isLimited ? asked : { steps: usualSteps };
  const shop = layWorkshop(problem);
  if (shop.operations === 0) return;
  const kept = stabilityOf(problem, shop, before, minutesPerMove);
  const openStarts = kept.isKnown.reduce((sum, isKnown) => sum + isKnown, 0);
  const search = createAnnealing(repair(shop, kept), objective, seededGenerator(seed), kept);
  kept.most = Math.max(kept.moved, Math.floor(mostMovedShare * openStarts));
  let replanned: Replanned | undefined;
  let lowerBound: number | undefined;
  for (const { best, isNew, steps } of anneal(search, limits)) {
    if (replanned !== undefined) lowerBound ??= workshopBound(shop, workOf(shop), objective);
    if (isNew || replanned === undefined) {
      const plan = planOf(problem, best);
      const moved = whyMoved(problem, before, plan);
      replanned = {
        plan,
        value: {
          weightedTardinessMinutes: best.weightedTardiness,
          setupMinutes: best.setupMinutes,
          makespanMinutes: best.makespan,
        },
        lowerBound: 0,
        steps,
        moved,
        openStarts,
        movedStarts: moved.filter(({ reason }) => reason !== 'new' && reason !== 'fact').length,
      };
    }
    yield { ...replanned, lowerBound: lowerBound ?? 0, steps };
  }
}

const usualSteps = 1000;

function stabilityOf(problem: Problem, shop: Workshop, before: Plan, minutesPerMove: number): Stability {
  const { machines, operators = [], jobs } = problem;
  const was = new Map(before.operations.map((item) => [pairKey(item.job, item.operation), item] as const));
  const items = jobs.flatMap(({ id, operations }) => operations.map((operation) => was.get(pairKey(id, operation.id))));
  const machineAt = new Map(machines.map(({ id }, index) => [id, index]));
  const operatorAt = new Map(operators.map(({ id }, index) => [id, index]));
  const place = (places: ReadonlyMap<string, number>, name: string | undefined): number =>
    name === undefined ? -1 : (places.get(name) ?? gone);
  const open = (item: PlannedOperation | undefined, v: number): boolean =>
    item !== undefined && shop.fixed.isFixed[v] === 0;
  return {
    isKnown: Uint8Array.from(items, (item, v) => (open(item, v) ? 1 : 0)),
    start: Float64Array.from(items, (item) => item?.startMinute ?? 0),
    machine: Int32Array.from(items, (item) => place(machineAt, item?.machine)),
    operator: Int32Array.from(items, (item) => place(operatorAt, item?.operator)),
    isMoved: new Uint8Array(shop.operations),
    moved: 0,
    most: Number.POSITIVE_INFINITY,
    minutesPerMove,
  };
}

/** A machine or an operator that the new problem does not have. */
const gone = 0x7fff_ffff;
