import { at } from '../at.ts';
import { chooseMove, type Search } from './reinsertion.ts';
import { evaluate, keepSolution, putIn, type Solution, takeOut } from './sequences.ts';

/** When a search ends: at a makespan that nothing can be below, or after so many steps without a better one. */
export interface TabuLimits {
  readonly bound: number;
  readonly stepsWithoutGain: number;
}

/** How far a search is: the best solution so far, and the steps that were made. */
export interface Found {
  readonly solution: Solution;
  readonly steps: number;
}

/** Steps for which a move back is forbidden at least. */
const leastPatience = 10;

/** How many steps are made, and places valued, between two yields. */
const stepsAtOnce = 256;
const looksAtOnce = 5_000_000;

/**
 * Tabu search from the solution that is loaded: each step takes the best move that is not forbidden, better or worse, and forbids the
 * operation to come back to the machine that it left for some steps: its choices, as many as are on the critical path (Mastrolilli and
 * Gambardella 2000), and a draw of ten to nineteen.
 * Yields now and then, so that the caller may leave it.
 */
export function* tabuSearch(search: Search, { bound, stepsWithoutGain }: TabuLimits): Generator<Found, Found, void> {
  const { sequences } = search;
  search.forbiddenUntil.fill(0);
  search.step = 0;
  let best = keepSolution(sequences);
  let lastGain = 0;
  while (best.makespan > bound && search.step - lastGain < stepsWithoutGain) {
    search.step += 1;
    search.aspiration = best.makespan;
    const { operation, choice, behind } = chooseMove(search);
    if (operation < 0) break;
    makeMove(search, operation, choice, behind);
    if (sequences.makespan < best.makespan) {
      best = keepSolution(sequences);
      lastGain = search.step;
    }
    if (search.step % stepsAtOnce !== 0 && search.looks < looksAtOnce) continue;
    search.looks = 0;
    yield { solution: best, steps: search.step };
  }
  return { solution: best, steps: search.step };
}

function makeMove(search: Search, v: number, choice: number, behind: number): void {
  const { sequences, forbiddenUntil, pathLength, random, step } = search;
  const { machines, choiceFrom, choiceMachine } = sequences.shop;
  const left = {
    machine: at(sequences.machine, v),
    choice: at(sequences.choice, v),
    behind: at(sequences.previous, v),
  };
  const choices = at(choiceFrom, v + 1) - at(choiceFrom, v);
  const patience = leastPatience + choices + pathLength + random.integer(leastPatience);
  takeOut(sequences, v);
  putIn(sequences, v, choice, behind);
  if (evaluate(sequences)) {
    forbiddenUntil[v * machines + left.machine] = step + patience;
    return;
  }
  // Operations that take no time can come to wait for each other; such a move is undone and not tried again soon.
  takeOut(sequences, v);
  putIn(sequences, v, left.choice, left.behind);
  evaluate(sequences);
  forbiddenUntil[v * machines + at(choiceMachine, choice)] = step + patience;
}
