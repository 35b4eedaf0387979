import { type Arrivals, createArrivals } from './arrivals.ts';
import { type CircleLanes, createCircleLanes } from './circleLanes.ts';
import type { FailurePlan } from './failurePlan.ts';
import { createFollower, type Follower } from './followDown.ts';
import { createLanes } from './lanes.ts';
import type { Lanes } from './lanesState.ts';
import { createLastSteps, type LastSteps } from './lastSteps.ts';
import type { ShockOutcome } from './outcome.ts';
import type { Rows } from './rows.ts';
import { createScout, type Scout } from './scout.ts';
import type { Shock } from './shock.ts';
import { createSpreader, type Spreader } from './spread.ts';

/** What failures are reckoned with, in memory that is taken once. */
export interface FailureWork {
  readonly shock: Shock;
  readonly rows: Rows;
  readonly scout: Scout;
  readonly follower: Follower;
  readonly arrivals: Arrivals;
  readonly circleLanes: CircleLanes;
  readonly lastSteps: LastSteps;
  readonly lanes: Lanes;
  readonly spreader: Spreader;
}

/** Takes an outcome and the firms that were struck; those of no failure where they were not asked for. */
export type WriteOutcome = (firm: number, outcome: ShockOutcome, struck: Iterable<number>) => void;

/** Looking at so much of the links downwards takes one failure as long as a lane would take. */
const shareAlone = 1 / 4;

export function createFailureWork(plan: FailurePlan): FailureWork {
  const { shock, rows, circleLinks } = plan;
  const circleLanes = createCircleLanes(plan);
  return {
    shock,
    rows,
    scout: createScout(shock),
    follower: createFollower(plan, shareAlone * shock.network.links),
    arrivals: createArrivals(shock),
    circleLanes,
    lastSteps: createLastSteps(circleLanes, rows, circleLinks),
    lanes: createLanes(plan),
    spreader: createSpreader(shock),
  };
}
