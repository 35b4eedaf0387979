import { setImmediate as breathe } from 'node:timers/promises';
import {
  type Objective,
  type Plan,
  type Problem,
  type Progress,
  type Replanned,
  replan,
  solve,
} from '@leitu/scheduling';
import { createProgressBar } from '../progressBar.ts';
import type { Run } from '../run.ts';
import type { Asked } from './askedOfPlan.ts';
import { heedInterrupt } from './heedInterrupt.ts';
import { valueShort } from './valueText.ts';

/** Signals are heard between the turns of the search. */
const breathMilliseconds = 100;

export interface Found {
  /** None where there is nothing to plan. */
  readonly best: Progress | Replanned | undefined;
  /** After how many seconds it was stopped by Ctrl-C; none where it came to its end. */
  readonly stoppedSeconds: number | undefined;
}

type Search = Pick<Asked, 'seconds' | 'steps' | 'seed'> & { readonly objective: Objective };

/** Searches as long as is asked, or until Ctrl-C; with a plan that was, for one that keeps to it. */
export async function searchPlan(
  run: Run,
  problem: Problem,
  before: Plan | undefined,
  { seconds, steps, seed, objective }: Search,
): Promise<Found> {
  const bar = createProgressBar(true);
  const interrupt = heedInterrupt();
  // What was pressed before is heard before the first plan is made, which is done at one go.
  await breathe();
  const begin = performance.now();
  const passedSeconds = () => (performance.now() - begin) / 1000;
  const share = seconds === undefined ? undefined : () => passedSeconds() / seconds;
  const options = {
    seed,
    objective,
    ...(steps !== undefined && { steps }),
    ...(share !== undefined && { elapsedShare: share }),
  };
  let best: Progress | Replanned | undefined;
  let breathed = begin;
  try {
    for (const progress of before === undefined ? solve(problem, options) : replan(problem, before, options)) {
      best = progress;
      const now = performance.now();
      if (now - breathed < breathMilliseconds) continue;
      bar.show(
        Math.max(share?.() ?? 0, progress.steps / (steps ?? Number.POSITIVE_INFINITY)),
        valueShort(run, objective, best),
      );
      await breathe();
      if (interrupt.signal.aborted) break;
      breathed = performance.now();
    }
  } finally {
    interrupt.release();
    bar.clear();
  }
  return { best, stoppedSeconds: interrupt.signal.aborted ? passedSeconds() : undefined };
}
