import {
  type Condition,
  type LeastChange as CoreChange,
  type ChangePlan as CorePlan,
  type ChangeStep as CoreStep,
  conditionTitle,
  conditionWords,
  type FactDefinition,
  type FactValue,
  type Immovable,
  type Pack,
} from '@leitu/rules';
import type { ChangePlan, ChangeStep, LeastChange } from './contract.ts';

/** What the core found of a firm, as it leaves: money in CNY, conditions by their words. */
export type FoundChange = Pick<LeastChange, 'pack' | 'verdict' | 'plans' | 'wanting' | 'immovable' | 'is_proven'>;

export function presentChange({ pack, verdict, plans, wanting, immovable, isProven }: CoreChange): FoundChange {
  return {
    pack: pack.id,
    verdict,
    plans: plans.map(presentPlan),
    wanting: wanting.map(({ name }) => name),
    immovable: gathered(immovable.map((one) => presentImmovable(pack, one))),
    is_proven: isProven,
  };
}

function presentPlan(plan: CorePlan): ChangePlan {
  return {
    ways: plan.kind.map(presentCondition),
    verdict: plan.verdict,
    cost: plan.cost,
    holds_from: plan.holdsFrom,
    is_in_force_then: plan.isInForceThen,
    steps: plan.steps.map(presentStep),
  };
}

function presentStep({ kind, fact, from, to, bound, cost, articles, earliest }: CoreStep): ChangeStep {
  return {
    kind,
    fact: fact.name,
    from: from === null ? null : inCny(fact, from),
    to: inCny(fact, to),
    bound,
    cost,
    articles: [...articles],
    holds_from: earliest,
  };
}

function presentImmovable(pack: Pack, { condition, facts }: Immovable): FoundChange['immovable'][number] {
  return {
    ...presentCondition(headed(pack.condition, condition) ?? condition),
    facts: facts.map(({ fact, reason }) => ({ fact: fact.name, reason })),
  };
}

/** Conditions under one heading are one, with the facts of all, each once. */
function gathered(found: FoundChange['immovable']): FoundChange['immovable'] {
  return [...Map.groupBy(found, ({ id }) => id).values()].flatMap((same) => {
    const facts = new Map(same.flatMap((one) => one.facts).map((one) => [one.fact, one]));
    return same.slice(0, 1).map((first) => ({ ...first, facts: [...facts.values()] }));
  });
}

/** What has a heading around a condition, the nearest: “no major incident” around the incident. Undefined where it is not within. */
function headed(within: Condition, sought: Condition, nearest: Condition = within): Condition | undefined {
  const here = within.label === null ? nearest : within;
  if (within === sought) return here;
  const parts = 'parts' in within ? within.parts : 'part' in within ? [within.part] : [];
  for (const part of within.waiver === null ? parts : [...parts, within.waiver]) {
    const found = headed(part, sought, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

function presentCondition(condition: Condition): ChangePlan['ways'][number] {
  const label = conditionTitle({ label: condition.label, words: conditionWords(condition) });
  return { id: condition.id, label, article: condition.article };
}

function inCny({ unit }: FactDefinition, value: FactValue): FactValue {
  return typeof value === 'number' && unit === 'CNY' ? value / 100 : value;
}
