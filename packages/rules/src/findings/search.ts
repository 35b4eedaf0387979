import type { Facts } from '../fact.ts';
import { type Box, type Constraint, constrained, EVERY_FIRM, rangeIn } from './box.ts';
import type { Comparing, Formula } from './formula.ts';
import { between, type Interval } from './interval.ts';
import { mayBeUnknown, mayRootNegative, possibleIn, type ScoreFormula } from './possible.ts';
import { denominatorsOf, type Quantity } from './quantity.ts';
import { withinOf } from './within.ts';

/** What a formula is to be for a firm. Not met is unmet, or unknown because a denominator is zero; not unmet likewise. */
export type Want = 'met' | 'notMet' | 'unmet' | 'notUnmet';

export interface Goal {
  readonly formula: Formula;
  readonly want: Want;
}

/** A firm was found, there is none (proven), or the search gave up within its bounds and nothing is known. */
export type Found =
  | { readonly kind: 'firm'; readonly facts: Facts }
  | { readonly kind: 'none' }
  | { readonly kind: 'open' };

/** Makes a firm out of a box, with the scores that are wanted; null where none of those tried will do. */
export type Witnessing = (box: Box, scores: readonly Goal[]) => Facts | null;

/** Places at which one search may branch; a regulation's conditions take some tens. */
const MOST_BRANCHES = 3000;

/** Boxes out of which a firm is tried to be made before a question is given up. */
const MOST_BOXES = 12;

/**
 * Looks for a firm for which every goal holds. Goals are taken apart into alternatives (one of "any of", not one of "all of"),
 * alternatives that leave nothing of some quantity are dropped, and what is left is tried one by one. Where every alternative was
 * dropped there is no such firm.
 */
export function search(goals: readonly Goal[], score: ScoreFormula, witness: Witnessing): Found {
  const made: Facts[] = [];
  const outcome = walk(EVERY_FIRM, goals, score, MOST_BRANCHES, (box, scores) => {
    const firm = witness(box, scores);
    if (firm !== null) made.push(firm);
    return firm !== null;
  });
  const [facts] = made;
  return facts === undefined ? { kind: outcome === 'none' ? 'none' : 'open' } : { kind: 'firm', facts };
}

/** Narrows a box until goals hold as far as can be told, taking the first way that leaves something; undefined where none does. */
export function narrowed(box: Box, goals: readonly Goal[], score: ScoreFormula): Box | undefined {
  let left: Box | undefined;
  walk(box, goals, score, FEW_BRANCHES, (reached) => {
    left = reached;
    return true;
  });
  return left;
}

const FEW_BRANCHES = 30;

/** Visits the boxes for which all goals may hold until one will do; `none` where there is not one, `open` where none did. */
function walk(
  start: Box,
  goals: readonly Goal[],
  score: ScoreFormula,
  mostBranches: number,
  willDo: (box: Box, scores: readonly Goal[]) => boolean,
): 'done' | 'none' | 'open' {
  let branches = 0;
  let failed = 0;
  const visit = (box: Box, pending: readonly Goal[]): 'done' | 'none' | 'open' => {
    branches += 1;
    if (branches > mostBranches) return 'open';
    const settled = settle(box, pending, score);
    if (settled === undefined) return 'none';
    const [next, ...rest] = [...settled.pending].sort((a, b) => a.alternatives.length - b.alternatives.length);
    if (next === undefined) {
      if (willDo(settled.box, settled.scores)) return 'done';
      failed += 1;
      return 'open';
    }
    const others = [...rest.map(({ goal }) => goal), ...settled.scores];
    let isOpen = false;
    for (const { box: part, goals: own } of next.alternatives) {
      const outcome = visit(part, [...own, ...others]);
      if (outcome === 'done') return outcome;
      isOpen ||= outcome === 'open';
      // After a box that no firm was made of nothing is proven any more: further ones only offer other firms.
      if (branches > mostBranches || failed >= MOST_BOXES) return 'open';
    }
    return isOpen ? 'open' : 'none';
  };
  return visit(start, goals);
}

interface Alternative {
  readonly box: Box;
  readonly goals: readonly Goal[];
}

interface Settled {
  readonly box: Box;
  readonly pending: readonly { readonly goal: Goal; readonly alternatives: readonly Alternative[] }[];
  /** Scores that are wanted and possible: they are left for the end, when as much as can be is known. */
  readonly scores: readonly Goal[];
}

/** Follows every goal that leaves one alternative, until each of those left has several; undefined where one has none. */
function settle(start: Box, goals: readonly Goal[], score: ScoreFormula): Settled | undefined {
  let box = start;
  let left = goals;
  for (;;) {
    const pending: { goal: Goal; alternatives: readonly Alternative[] }[] = [];
    const following: Goal[] = [];
    const scores: Goal[] = [];
    let isNarrowed = false;
    for (const goal of left) {
      if (isCertain(box, goal, score)) continue;
      if (goal.formula.kind === 'score') {
        if (isImpossible(box, goal, score)) return undefined;
        scores.push(goal);
        continue;
      }
      const alternatives: readonly Alternative[] = alternativesOf(box, goal).flatMap((one) => {
        const part = constrained(box, one.constraints);
        const isHopeless = part === undefined || one.goals.some((own) => isImpossible(part, own, score));
        return isHopeless ? [] : [{ box: part, goals: one.goals }];
      });
      const [only, second] = alternatives;
      if (only === undefined) return undefined;
      if (second !== undefined) {
        pending.push({ goal, alternatives });
        continue;
      }
      box = only.box;
      following.push(...only.goals);
      isNarrowed = true;
    }
    if (!isNarrowed) return { box, pending, scores };
    left = [...following, ...pending.map(({ goal }) => goal), ...scores];
  }
}

/** Whether the goal holds for every firm of the box. */
function isCertain(box: Box, { formula, want }: Goal, score: ScoreFormula): boolean {
  const { met, unmet, unknown } = possibleIn(box, formula, score);
  return { met: !unmet && !unknown, notMet: !met, unmet: !met && !unknown, notUnmet: !unmet }[want];
}

function isImpossible(box: Box, { formula, want }: Goal, score: ScoreFormula): boolean {
  const { met, unmet, unknown } = possibleIn(box, formula, score);
  return { met: !met, notMet: !unmet && !unknown, unmet: !unmet, notUnmet: !met && !unknown }[want];
}

interface WrittenAlternative {
  readonly constraints: readonly Constraint[];
  readonly goals: readonly Goal[];
}

const OPPOSITE: Readonly<Record<Want, Want>> = { met: 'unmet', unmet: 'met', notMet: 'notUnmet', notUnmet: 'notMet' };

function alternativesOf(box: Box, { formula, want }: Goal): readonly WrittenAlternative[] {
  switch (formula.kind) {
    case 'all':
    case 'any': {
      const goals = formula.parts.map((part): Goal => ({ formula: part, want }));
      const isJoint = (formula.kind === 'all') === (want === 'met' || want === 'notUnmet');
      return isJoint ? [{ constraints: [], goals }] : goals.map((goal) => ({ constraints: [], goals: [goal] }));
    }
    case 'not':
      return [{ constraints: [], goals: [{ formula: formula.part, want: OPPOSITE[want] }] }];
    case 'choice': {
      const { fact, all } = formula;
      const isMet = want === 'met' || want === 'notUnmet';
      const values = new Set([...all].filter((value) => formula.values.has(value) === isMet));
      return values.size === 0 ? [] : [{ constraints: [{ kind: 'among', fact, values }], goals: [] }];
    }
    case 'compare':
      return comparisonAlternatives(box, formula, want);
    case 'score':
      throw new Error('Broken invariant: a wanted score is kept for the end');
  }
}

function comparisonAlternatives(box: Box, comparing: Comparing, want: Want): readonly WrittenAlternative[] {
  const { quantity } = comparing;
  const isMet = want === 'met' || want === 'notUnmet';
  const known = withinOf(comparing, isMet).map((interval) => ({
    constraints: [{ kind: 'within' as const, quantity, interval }, ...knownDenominators(box, quantity)],
    goals: [],
  }));
  const mayStayUnknown = (want === 'notMet' || want === 'notUnmet') && mayBeUnknown(box, quantity);
  return mayStayUnknown ? [...known, ...unknownAlternatives(box, quantity)] : known;
}

/** What a number is divided by is not zero; told where it can be no less. */
function knownDenominators(box: Box, quantity: Quantity): readonly Constraint[] {
  const aboveZero: Interval = { ...between(0, Number.POSITIVE_INFINITY), isLowOpen: true };
  return denominatorsOf(quantity)
    .filter((one) => rangeIn(box, one).low >= 0)
    .map((one) => ({ kind: 'within', quantity: one, interval: aboveZero }));
}

/** One of the denominators is zero. Roots of negative numbers are unknown as well and are left open. */
function unknownAlternatives(box: Box, quantity: Quantity): readonly WrittenAlternative[] {
  const zeros = denominatorsOf(quantity).map((one): WrittenAlternative => {
    return { constraints: [{ kind: 'within', quantity: one, interval: between(0, 0) }], goals: [] };
  });
  return mayRootNegative(box, quantity) ? [...zeros, { constraints: [], goals: [] }] : zeros;
}
