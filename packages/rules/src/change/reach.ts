import type { Facts } from '../fact.ts';
import type { Condition } from '../pack.ts';
import type { Route } from './chooseCells.ts';
import type { Goal } from './goal.ts';
import type { ScoredIndicator } from './scoring.ts';

/** Whether a firm reaches a goal. */
export function isGoalReached(goal: Goal, facts: Facts, indicators: readonly ScoredIndicator[]): boolean {
  switch (goal.kind) {
    case 'test':
      return goal.test.isReached(facts);
    case 'all':
      return goal.parts.every((part) => isGoalReached(part, facts, indicators));
    case 'any':
      return goal.parts.some((part) => isGoalReached(part, facts, indicators));
    case 'score': {
      const counted = indicators.filter(({ group }) => goal.group === null || group === goal.group);
      const points = counted.reduce((sum, one) => sum + one.points(facts), 0);
      return Math.round(points * 1e9) / 1e9 >= goal.points;
    }
  }
}

/** The condition that a goal was made of. */
export function conditionOf(goal: Goal): Condition {
  return goal.kind === 'test' ? goal.test.condition : goal.condition;
}

/**
 * The ways that differ in kind: the open one, which takes whatever is cheapest, and for each part of each "any of" that is not reached
 * today the one that goes by it. An "any of" inside a part is gone by its own parts.
 */
export function routesOf(goal: Goal, today: Facts, indicators: readonly ScoredIndicator[]): readonly Route[] {
  const below = (one: Goal): readonly Route[] => {
    if (one.kind === 'test' || one.kind === 'score') return [];
    if (one.kind === 'all') return one.parts.flatMap(below);
    if (isGoalReached(one, today, indicators)) return [];
    return one.parts.flatMap((part) => {
      const inner = below(part);
      return inner.length === 0
        ? [new Map([[one, part]])]
        : inner.map((route) => new Map([...route, [one, part] as const]));
    });
  };
  return [new Map(), ...below(goal)];
}

/** Of each "any of" that is not reached today, the part by which the changed firm reaches it. */
export function waysOf(
  goal: Goal,
  today: Facts,
  changed: Facts,
  indicators: readonly ScoredIndicator[],
): readonly Condition[] {
  if (goal.kind === 'test' || goal.kind === 'score') return [];
  if (goal.kind === 'all') return goal.parts.flatMap((part) => waysOf(part, today, changed, indicators));
  if (isGoalReached(goal, today, indicators)) return [];
  const way = goal.parts.find((part) => isGoalReached(part, changed, indicators));
  return way === undefined ? [] : [conditionOf(way), ...waysOf(way, today, changed, indicators)];
}
