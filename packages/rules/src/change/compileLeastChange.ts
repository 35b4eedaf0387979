import type { CalendarDay } from '@leitu/kernel';
import { explain } from '../explain.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsOfPack } from '../factsOfRules.ts';
import type { CaseType, Pack } from '../pack.ts';
import { openQuestions } from '../questions.ts';
import { findImmovable } from './findImmovable.ts';
import type { Goal } from './goal.ts';
import { type ChangeOptions, groundOf } from './ground.ts';
import type { ChangePlan, LeastChange, LeastChangeOf } from './leastChange.ts';
import { isWanted, planOf } from './plan.ts';
import { routesOf } from './reach.ts';
import { search } from './search.ts';
import { isShared, type Space, withHubs } from './space.ts';
import { type Variable, variableOf } from './variable.ts';

/**
 * Makes the function that says what the least change is by which a firm qualifies by a pack: for each way that differs in kind the
 * cheapest set of changes, with its steps, their articles, costs and days. To be made once and used for many firms. Costs are in the unit of
 * the levers; a plan is proven by judging the changed firm.
 *
 * The search is exact: once the facts that stand together in a comparison with another one (the hubs) have a value, every comparison
 * reads one fact, so each fact has few values that differ; conditions are then a tree over these and a score a knapsack. The values of
 * hubs are all those at which one step less would break a comparison.
 * @example compileLeastChange(pack, { caseType: 'new', levers })(facts, day('2026-04-01')).plans[0]?.steps
 */
export function compileLeastChange(pack: Pack, { caseType, levers }: ChangeOptions): LeastChangeOf {
  const ground = groundOf(pack, { caseType, levers });
  const { context, goal, notes, read, relevant, probes, indicators, couplings } = ground;
  const { judge, tests } = context;
  const packFacts = factsOfPack(pack);

  const spaceOf = (facts: Facts): { readonly space: Space; readonly goal: Goal } => {
    const variables = relevant.flatMap((fact): readonly Variable[] => {
      // A fact that only stands beside one of the pack's is not asked for where it is missing.
      if (facts[fact.name] === undefined && !read.includes(fact)) return [];
      const variable = variableOf(fact, facts, levers, ground.classPacks);
      return variable === null ? [] : [variable];
    });
    const coupled = couplings.map(({ test }) => test(facts));
    const space = withHubs({
      pad: { ...facts },
      today: facts,
      variables,
      tests: [...tests, ...coupled],
      probes,
      indicators,
      turns: new Map(),
      notes: { isCut: false },
    });
    const parts: readonly Goal[] = [goal, ...coupled.map((test): Goal => ({ kind: 'test', test }))];
    return { space, goal: { kind: 'all', parts, condition: pack.condition } };
  };

  return (facts: Facts, on: CalendarDay): LeastChange => {
    const { verdict } = judge(facts);
    const base = { pack, caseType, verdict, wanting: wantingOf(pack, packFacts, facts, caseType) };
    if (isWanted(verdict)) return { ...base, plans: [], immovable: [], isProven: true };
    const { space, goal: whole } = spaceOf(facts);
    const found = search(whole, space, routesOf(whole, facts, indicators));
    const plans = found.flatMap((one) => (one === null ? [] : (planOf(one, space, context, on) ?? [])));
    const isProven =
      !notes.isBeyond &&
      !space.notes.isCut &&
      !isShared(space) &&
      plans.length === found.filter((one) => one !== null).length;
    return {
      ...base,
      plans: distinct(plans),
      immovable: plans.length > 0 ? [] : findImmovable(goal, space, levers),
      isProven,
    };
  };
}

/** Plans the cheapest first, without those that go the same way in the main and move all that a cheaper one moves. */
function distinct(plans: readonly ChangePlan[]): readonly ChangePlan[] {
  const kept: ChangePlan[] = [];
  for (const plan of [...plans].sort((a, b) => a.cost - b.cost || a.steps.length - b.steps.length)) {
    const isTold = kept.some(
      (other) =>
        other.kind[0] === plan.kind[0] &&
        other.steps.every(({ fact }) => plan.steps.some((step) => step.fact === fact)),
    );
    if (!isTold) kept.push(plan);
  }
  return kept;
}

function wantingOf(
  pack: Pack,
  read: readonly FactDefinition[],
  facts: Facts,
  caseType: CaseType,
): readonly FactDefinition[] {
  if (read.every(({ name }) => facts[name] !== undefined)) return [];
  return openQuestions(explain(pack, facts, caseType)).map(({ fact }) => fact);
}
