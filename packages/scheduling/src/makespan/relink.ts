import type { SeededGenerator } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import type { Solution } from './sequences.ts';

/**
 * A solution on the way from one to another (path relinking: Peng, Lü and Cheng, "A tabu search/path relinking algorithm to solve the job
 * shop scheduling problem", Computers & Operations Research 53, 2015): operations stand in the order of a mean of their places in both,
 * and take their choices from either. In both orders no operation stands before one of its job that it waits for, so in theirs neither.
 */
export function relink(a: Solution, b: Solution, random: SeededGenerator): Omit<Solution, 'makespan'> {
  const share = 0.35 + 0.3 * random.next();
  const operations = a.order.length;
  const place = new Float64Array(operations);
  for (let index = 0; index < operations; index += 1) {
    const [ofA, ofB] = [at(a.order, index), at(b.order, index)];
    place[ofA] = realAt(place, ofA) + share * index;
    // A little more of b, so that no two stand at one place.
    place[ofB] = realAt(place, ofB) + (1 - share + 1e-6) * index;
  }
  const order = a.order.slice().sort((v, w) => realAt(place, v) - realAt(place, w) || v - w);
  const choice = a.choice.map((chosen, v) => (random.next() < share ? chosen : at(b.choice, v)));
  return { choice, order };
}

/** In how many operations two solutions choose otherwise, or have another operation at the same place. */
export function distance(a: Solution, b: Solution): number {
  let differing = 0;
  for (let index = 0; index < a.order.length; index += 1) {
    if (at(a.choice, index) !== at(b.choice, index)) differing += 1;
    if (at(a.order, index) !== at(b.order, index)) differing += 1;
  }
  return differing;
}
