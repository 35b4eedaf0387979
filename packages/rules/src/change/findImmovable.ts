import { unique } from '../expression.ts';
import type { Goal } from './goal.ts';
import type { Immovable, ImmovableReason } from './immovable.ts';
import { type LeverSet, leverOf } from './lever.ts';
import { conditionOf, isGoalReached } from './reach.ts';
import { search } from './search.ts';
import { type Space, testsOf } from './space.ts';

/** Of a firm that nothing helps, the conditions that no change reaches, each with the facts that hold it and why. */
export function findImmovable(goal: Goal, space: Space, levers: LeverSet): readonly Immovable[] {
  const parts = conjuncts(goal).filter((part) => !isGoalReached(part, space.today, space.indicators));
  const stuck = parts.filter((part) => search(part, space, [new Map()])[0] === null);
  if (stuck.length > 0) return stuck.map((part) => immovable(part, space, levers));
  return parts.map((part) => ({ ...immovable(part, space, levers), reason: 'together' }));
}

/** The conditions that must all be reached. */
function conjuncts(goal: Goal): readonly Goal[] {
  return goal.kind === 'all' ? goal.parts.flatMap(conjuncts) : [goal];
}

function immovable(part: Goal, { variables, indicators, today }: Space, levers: LeverSet): Immovable {
  const read =
    part.kind === 'score'
      ? indicators.filter(({ group }) => part.group === null || group === part.group).flatMap(({ facts }) => facts)
      : testsOf(part)
          .filter((test) => !test.isReached(today))
          .flatMap((test) => test.facts);
  const facts = unique(read).map((fact) => {
    const lever = leverOf(levers, fact);
    const isMoving = variables.some(({ name }) => name === fact.name);
    const reason: ImmovableReason = isMoving || lever.kind !== 'fixed' ? 'bound' : lever.reason;
    return { fact, reason };
  });
  return { condition: conditionOf(part), facts, reason: facts[0]?.reason ?? 'bound' };
}
