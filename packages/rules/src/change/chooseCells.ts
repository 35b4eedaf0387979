import { type Choice, type Free, floorOf, lowestBit } from './choice.ts';
import { chooseForScores, type ScoreGoal, type ScoreTable } from './chooseForScores.ts';
import type { Goal } from './goal.ts';
import type { Pad } from './space.ts';

/** A goal once the hubs stand. A mask says in which cells of one variable it is reached. */
export type Node =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'mask'; readonly free: number; readonly mask: number }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Node[] }
  | { readonly kind: 'score'; readonly goal: ScoreGoal };

const YES: Node = { kind: 'yes' };
const NO: Node = { kind: 'no' };

/** Which part of which "any of" is to be taken; the others are left out. */
export type Route = ReadonlyMap<Goal, Goal>;

/** A test as a mask over the cells of the one variable that it reads, −1 for none. */
export function maskTest(
  { test }: Goal & { readonly kind: 'test' },
  index: number,
  free: readonly Free[],
  pad: Pad,
): Node {
  const one = free[index];
  if (one === undefined) return test.isReached(pad) ? YES : NO;
  const { name } = one.variable;
  const before = pad[name];
  let mask = 0;
  for (const [place, { value }] of one.cells.entries()) {
    pad[name] = value;
    if (test.isReached(pad)) mask |= 1 << place;
  }
  pad[name] = before;
  if (mask === 0) return NO;
  return mask === allOf(one) ? YES : { kind: 'mask', free: index, mask };
}

function allOf({ cells }: Free): number {
  return 2 ** cells.length - 1;
}

/** A goal with its tests masked, by a route. */
export function nodeOf(goal: Goal, masks: ReadonlyMap<Goal, Node>, route: Route): Node {
  if (goal.kind === 'test') return masks.get(goal) ?? NO;
  if (goal.kind === 'score') return { kind: 'score', goal };
  const taken = route.get(goal);
  if (taken !== undefined) return nodeOf(taken, masks, route);
  const isAll = goal.kind === 'all';
  const parts: Node[] = [];
  for (const part of goal.parts) {
    const node = nodeOf(part, masks, route);
    if (node.kind === (isAll ? 'no' : 'yes')) return node;
    if (node.kind !== (isAll ? 'yes' : 'no')) parts.push(node);
  }
  const [first] = parts;
  if (first === undefined) return isAll ? YES : NO;
  return parts.length === 1 ? first : { kind: goal.kind, parts };
}

/** Finds the cheapest choice that reaches a node and costs less than the bound; null where there is none. Branch and bound, exact. */
export function chooseCells(root: Node, free: readonly Free[], scores: () => ScoreTable, bound: number): Choice | null {
  let best: Choice | null = null;
  let least = bound;

  function descend(pending: readonly Node[], given: readonly number[], asked: readonly ScoreGoal[]): void {
    const allowed = [...given];
    const goals = [...asked];
    const open: (Node & { kind: 'any' | 'all' })[] = [];
    const stack = [...pending];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.kind === 'no') return;
      if (node.kind === 'mask') {
        const rest = (allowed[node.free] ?? 0) & node.mask;
        if (rest === 0) return;
        allowed[node.free] = rest;
      } else if (node.kind === 'score') goals.push(node.goal);
      else if (node.kind === 'all') stack.push(...node.parts);
      else if (node.kind === 'any') open.push(node);
    }
    if (floorOf(free, allowed) >= least) return;
    const next = open.find((node) => !node.parts.some((part) => isSure(part, allowed)));
    if (next === undefined) {
      finish(allowed, goals);
      return;
    }
    const others = open.filter((node) => node !== next);
    for (const part of next.parts) descend([...others, part], allowed, goals);
  }

  function finish(allowed: readonly number[], goals: readonly ScoreGoal[]): void {
    const choice =
      goals.length === 0
        ? { cost: floorOf(free, allowed), places: allowed.map(lowestBit) }
        : chooseForScores(goals, free, allowed, scores(), least);
    if (choice === null || choice.cost >= least) return;
    best = choice;
    least = choice.cost;
  }

  descend([root], free.map(allOf), []);
  return best;
}

/** Whether whatever is still allowed reaches the node. */
function isSure(node: Node, allowed: readonly number[]): boolean {
  switch (node.kind) {
    case 'yes':
      return true;
    case 'mask':
      return ((allowed[node.free] ?? 0) & ~node.mask) === 0;
    case 'all':
      return node.parts.every((part) => isSure(part, allowed));
    case 'any':
      return node.parts.some((part) => isSure(part, allowed));
    case 'no':
    case 'score':
      return false;
  }
}
