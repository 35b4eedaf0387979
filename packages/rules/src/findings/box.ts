import type { FactDefinition, FactValue } from '../fact.ts';
import { between, EVERYTHING, type Interval, isEmpty, isSame, meet, whole, widened } from './interval.ts';
import { backward, forward, type Quantity, rangeOfFact } from './quantity.ts';

/**
 * The firms still looked at: for each quantity spoken of where it may lie, for each choice which values are left. Boxes are not
 * changed but made anew, so that a search can go back.
 */
export interface Box {
  readonly intervals: ReadonlyMap<string, Interval>;
  /** The quantities that something is known of beyond what they are made of. */
  readonly bound: ReadonlyMap<string, Quantity>;
  readonly choices: ReadonlyMap<string, ReadonlySet<FactValue>>;
}

export const EVERY_FIRM: Box = { intervals: new Map(), bound: new Map(), choices: new Map() };

/** That a quantity lies within, or that a choice is one of some values. */
export type Constraint =
  | { readonly kind: 'within'; readonly quantity: Quantity; readonly interval: Interval }
  | { readonly kind: 'among'; readonly fact: FactDefinition; readonly values: ReadonlySet<FactValue> };

/** Every value that is left for a quantity: what is known of it, met with what its parts allow. */
export function rangeIn(box: Box, quantity: Quantity): Interval {
  if (quantity.kind === 'number') return between(quantity.value, quantity.value);
  const known = box.intervals.get(quantity.key) ?? EVERYTHING;
  if (quantity.kind === 'fact') return meet(known, rangeOfFact(quantity.fact));
  return meet(
    known,
    forward(
      quantity,
      quantity.args.map((part) => rangeIn(box, part)),
    ),
  );
}

/** The values left for a choice, where something is known of it. */
export function valuesIn(box: Box, fact: FactDefinition): ReadonlySet<FactValue> | undefined {
  return box.choices.get(fact.name);
}

/** The firms of a box for which the constraints hold; undefined where there is certainly none. */
export function constrained(box: Box, constraints: readonly Constraint[]): Box | undefined {
  const intervals = new Map(box.intervals);
  const bound = new Map(box.bound);
  const choices = new Map(box.choices);
  for (const constraint of constraints) {
    if (constraint.kind === 'among') {
      const known = choices.get(constraint.fact.name) ?? constraint.values;
      const left = new Set([...known].filter((value) => constraint.values.has(value)));
      if (left.size === 0) return undefined;
      choices.set(constraint.fact.name, left);
      continue;
    }
    const { quantity, interval } = constraint;
    if (quantity.kind === 'number' && isEmpty(meet(between(quantity.value, quantity.value), interval)))
      return undefined;
    if (quantity.kind === 'number') continue;
    intervals.set(quantity.key, meet(intervals.get(quantity.key) ?? EVERYTHING, interval));
    bound.set(quantity.key, quantity);
  }
  return propagate(intervals, bound) ? { intervals, bound, choices } : undefined;
}

/** Rounds of narrowing: each carries what is known of a quantity to its parts and back. More only creep towards a limit. */
const MOST_ROUNDS = 12;

/** Narrows what is known by what follows from it; false where nothing is left of some quantity. */
function propagate(intervals: Map<string, Interval>, bound: ReadonlyMap<string, Quantity>): boolean {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isChanged = false;
    for (const quantity of bound.values()) {
      const outcome = narrow(intervals, quantity, intervals.get(quantity.key) ?? EVERYTHING);
      if (outcome === 'empty') return false;
      if (outcome === 'narrower') isChanged = true;
    }
    if (!isChanged) return true;
  }
  return true;
}

type Outcome = 'same' | 'narrower' | 'empty';

/** Narrows a quantity to an interval and its parts to what that leaves for them. */
function narrow(intervals: Map<string, Interval>, quantity: Quantity, to: Interval): Outcome {
  if (quantity.kind === 'number') {
    return isEmpty(meet(between(quantity.value, quantity.value), widened(to))) ? 'empty' : 'same';
  }
  const known = intervals.get(quantity.key) ?? EVERYTHING;
  if (quantity.kind === 'fact') {
    const { type } = quantity.fact;
    const within = meet(meet(known, to), rangeOfFact(quantity.fact));
    return store(intervals, quantity.key, known, type === 'integer' || type === 'money' ? whole(within) : within);
  }
  const box: Box = { intervals, bound: new Map(), choices: new Map() };
  const parts = quantity.args.map((part) => rangeIn(box, part));
  const within = meet(meet(known, to), forward(quantity, parts));
  const own = store(intervals, quantity.key, known, within);
  if (own === 'empty') return own;
  const outcomes = backward(quantity, within, parts).map((interval, index) => {
    const part = quantity.args[index];
    return part === undefined ? 'same' : narrow(intervals, part, interval);
  });
  if (outcomes.includes('empty')) return 'empty';
  return own === 'narrower' || outcomes.includes('narrower') ? 'narrower' : 'same';
}

function store(intervals: Map<string, Interval>, key: string, known: Interval, within: Interval): Outcome {
  if (isEmpty(within)) return 'empty';
  if (isSame(known, within)) return 'same';
  intervals.set(key, within);
  return 'narrower';
}
