import { assert, type SeededGenerator } from '@leitu/kernel';
import { construct } from './construct.ts';
import { createSearch, type Search } from './reinsertion.ts';
import { distance, relink } from './relink.ts';
import { emptySequences, loadSolution, type Solution } from './sequences.ts';
import type { Shop } from './shop.ts';
import { type Found, tabuSearch } from './tabuSearch.ts';

/** Solutions from which others are made. */
const elites = 8;

/** A search that has found nothing better for so many steps is begun anew elsewhere. */
const stepsWithoutGain = 3000;

/**
 * Searches for a short makespan of a shop until it meets `bound`; it yields the best so far, and the caller goes on as long as it likes. Some
 * tabu searches begin with constructed solutions, the others between two of the best (Peng, Lü and Cheng 2015).
 */
export function* minimiseMakespan(shop: Shop, bound: number, random: SeededGenerator): Generator<Found, void, void> {
  const search = createSearch(emptySequences(shop), random);
  const pool: Solution[] = [];
  let best: Found | undefined;
  for (;;) {
    begin(search, pool);
    const running = tabuSearch(search, { bound, stepsWithoutGain });
    const stepsBefore: number = best?.steps ?? 0;
    for (;;) {
      const { value: found, done = false }: IteratorResult<Found, Found> = running.next();
      const kept: Solution = best === undefined ? found.solution : best.solution;
      const solution = found.solution.makespan < kept.makespan ? found.solution : kept;
      best = { solution, steps: stepsBefore + found.steps };
      if (done) keepAmong(pool, found.solution);
      yield best;
      if (solution.makespan <= bound) return;
      if (done) break;
    }
  }
}

function begin({ sequences, random }: Search, pool: readonly Solution[]): void {
  if (pool.length < elites) {
    loadSolution(sequences, construct(sequences.shop, random));
    return;
  }
  const one = random.integer(pool.length);
  const other = (one + 1 + random.integer(pool.length - 1)) % pool.length;
  const [a, b] = [pool[one], pool[other]];
  assert(a !== undefined && b !== undefined, 'both are numbers of solutions of the pool');
  loadSolution(sequences, relink(a, b, random));
}

/** Puts a solution in place of the worst, unless it is worse or is there already. */
function keepAmong(pool: Solution[], found: Solution): void {
  if (pool.length < elites) {
    pool.push(found);
    return;
  }
  if (pool.some((other) => other.makespan === found.makespan && distance(other, found) <= nearlyTheSame)) return;
  let worst = 0;
  for (const [index, other] of pool.entries()) {
    if (other.makespan >= (pool[worst]?.makespan ?? 0)) worst = index;
  }
  if (found.makespan <= (pool[worst]?.makespan ?? 0)) pool[worst] = found;
}

/** Solutions that differ in fewer places count as the same. */
const nearlyTheSame = 4;
