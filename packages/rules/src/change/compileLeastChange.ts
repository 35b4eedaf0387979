import type { CalendarDay } from '@leitu/kernel';
import { explain } from '../explain.ts';
import { unique } from '../expression.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsOfPack } from '../factsOfRules.ts';
import { compileJudge } from '../judge.ts';
import type { CaseType, ClassPack, Condition, Pack } from '../pack.ts';
import { openQuestions } from '../questions.ts';
import { COUPLINGS } from './couplings.ts';
import { findImmovable } from './findImmovable.ts';
import { type Goal, type GoalNotes, goalOf, type Test } from './goal.ts';
import type { ChangePlan, LeastChange, LeastChangeOf } from './leastChange.ts';
import type { LeverSet } from './lever.ts';
import { isCoupled, isWanted, type PlanContext, planOf } from './plan.ts';
import { probeOf } from './probe.ts';
import { routesOf } from './reach.ts';
import { scoredIndicators } from './scoring.ts';
import { search } from './search.ts';
import { isShared, type Space, testsOf, withHubs } from './space.ts';
import { type Variable, variableOf } from './variable.ts';

/** In which case, and at which costs, a least change is looked for. */
export interface ChangeOptions {
  readonly caseType: CaseType;
  readonly levers: LeverSet;
}

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
  const judge = compileJudge(pack, caseType);
  const notes: GoalNotes = { isBeyond: false };
  const goal = goalOf(pack.condition, caseType, notes);
  const indicators = scoredIndicators(pack);
  const tests = testsOf(goal);
  const read = unique([...tests.flatMap(({ facts }) => facts), ...indicators.flatMap(({ facts }) => facts)]);
  const { facts: relevant, probes: couplingProbes } = withCoupled(read, levers);
  const context: PlanContext = { pack, caseType, judge, tests, indicators, goal, dictionary: levers.dictionary };
  const classPacks = classPacksOf(pack.condition);
  const probes = [
    ...tests.flatMap((one) => one.probes),
    ...indicators.flatMap((one) => one.probes),
    ...couplingProbes.map(({ probe }) => probe),
  ];
  const packFacts = factsOfPack(pack);

  const spaceOf = (facts: Facts): { readonly space: Space; readonly goal: Goal } => {
    const variables = relevant.flatMap((fact): readonly Variable[] => {
      // A fact that only stands beside one of the pack's is not asked for where it is missing.
      if (facts[fact.name] === undefined && !read.includes(fact)) return [];
      const variable = variableOf(fact, facts, levers, classPacks);
      return variable === null ? [] : [variable];
    });
    const coupled = couplingProbes.map(({ test }) => test(facts));
    const space = withHubs({
      pad: { ...facts },
      today: facts,
      variables,
      tests: [...tests, ...coupled],
      probes,
      indicators,
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

interface CoupledFacts {
  readonly facts: readonly FactDefinition[];
  readonly probes: readonly { readonly probe: Test['probes'][number]; readonly test: (today: Facts) => Test }[];
}

/** The facts that are read and those that stand beside one in a pair, with the pairs as tests of a firm. */
function withCoupled(read: readonly FactDefinition[], { dictionary }: LeverSet): CoupledFacts {
  const pairs = COUPLINGS.flatMap((coupling) => {
    const [part, whole] = [dictionary.get(coupling.part), dictionary.get(coupling.whole)];
    const isRead = part !== undefined && whole !== undefined && (read.includes(part) || read.includes(whole));
    return isRead ? [{ coupling, part, whole }] : [];
  });
  const probes = pairs.map(({ coupling, part, whole }) => {
    const side = (fact: FactDefinition) => ({ kind: 'fact', fact, unit: fact.unit ?? 'count' }) as const;
    const comparison = { kind: 'compare', left: side(part), operator: '≤', right: side(whole), also: null } as const;
    const condition: Condition = { ...comparison, id: '', label: null, article: '', cases: null, waiver: null };
    const probe = probeOf(comparison, false);
    const test = (today: Facts): Test => ({
      condition,
      facts: [part, whole],
      isReached: (facts) => isCoupled(coupling, today, facts),
      probes: [probe],
    });
    return { probe, test };
  });
  return { facts: unique([...read, ...pairs.flatMap(({ part, whole }) => [part, whole])]), probes };
}

function classPacksOf(condition: Condition): readonly ClassPack[] {
  const waived = condition.waiver === null ? [] : classPacksOf(condition.waiver);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return [...waived, ...condition.parts.flatMap(classPacksOf)];
    case 'not':
      return [...waived, ...classPacksOf(condition.part)];
    case 'class':
      return [...waived, condition.pack];
    default:
      return waived;
  }
}
