import type { Verdict } from '../verdict.ts';
import type { ChangePlan, ChangeStep, LeastChange } from './leastChange.ts';

/** What one step would do for the firms of a region. */
export interface StepCount {
  /** The fact that is moved or stated. */
  readonly fact: string;
  readonly kind: 'move' | 'state';
  /** Firms that this step alone lifts. */
  readonly lifts: number;
  /** Of them, those that nothing lifts more cheaply. */
  readonly cheapest: number;
  /** Firms whose cheapest plan has this step among others. */
  readonly helps: number;
  /** What it costs all the firms that it lifts alone, and the least and the most for one of them. */
  readonly cost: number;
  readonly leastCost: number;
  readonly mostCost: number;
}

/** What the least changes of many firms come to: plain data, which a job keeps between batches. */
export interface StepTally {
  readonly firms: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Firms that a single step lifts. */
  readonly oneStepAway: number;
  /** Firms that only several steps together lift. */
  readonly severalSteps: number;
  /** Firms that nothing lifts. */
  readonly unreachable: number;
  /** Firms whose answer is not proven to be the least. */
  readonly unproven: number;
  /** By kind and fact. */
  readonly steps: Readonly<Record<string, StepCount>>;
}

/** The tally of no firms. */
export const EMPTY_TALLY: StepTally = {
  firms: 0,
  verdicts: { unmet: 0, unknown: 0, judgement: 0, met: 0 },
  oneStepAway: 0,
  severalSteps: 0,
  unreachable: 0,
  unproven: 0,
  steps: {},
};

/** The single steps that lift a firm, each by itself, the cheapest first. What only follows a step is no step of its own. */
export function singleSteps({ plans }: LeastChange): readonly ChangeStep[] {
  return plans.flatMap((plan) => {
    const [only, second] = ownSteps(plan);
    return only === undefined || second !== undefined ? [] : [only];
  });
}

/** The steps of a plan but those that only follow. */
export function ownSteps({ steps }: ChangePlan): readonly ChangeStep[] {
  return steps.filter(({ kind }) => kind !== 'follow');
}

/**
 * Adds answers to a tally.
 * @example addToTally(EMPTY_TALLY, firms.map((facts) => leastChange(facts, on)))
 */
export function addToTally(tally: StepTally, answers: Iterable<LeastChange>): StepTally {
  const steps = { ...tally.steps };
  const verdicts = { ...tally.verdicts };
  let { firms, oneStepAway, severalSteps, unreachable, unproven } = tally;
  for (const answer of answers) {
    firms += 1;
    verdicts[answer.verdict] += 1;
    if (!answer.isProven) unproven += 1;
    const [plan] = answer.plans;
    if (plan === undefined) {
      if (answer.verdict === 'unmet' || answer.verdict === 'unknown') unreachable += 1;
      continue;
    }
    const singles = singleSteps(answer);
    if (singles.length > 0) oneStepAway += 1;
    else severalSteps += 1;
    for (const step of new Map(singles.toReversed().map((one) => [keyOf(one), one])).values()) {
      countLifted(steps, step, step === singles[0] && ownSteps(plan)[0] === step);
    }
    const together = ownSteps(plan);
    if (together.length > 1) for (const step of together) countHelped(steps, step);
  }
  return { firms, verdicts, oneStepAway, severalSteps, unreachable, unproven, steps };
}

function keyOf({ kind, fact }: ChangeStep): string {
  return `${kind} ${fact.name}`;
}

function countOf(steps: Readonly<Record<string, StepCount>>, step: ChangeStep): StepCount {
  const none = { lifts: 0, cheapest: 0, helps: 0, cost: 0, leastCost: Number.POSITIVE_INFINITY, mostCost: 0 };
  return steps[keyOf(step)] ?? { fact: step.fact.name, kind: step.kind === 'state' ? 'state' : 'move', ...none };
}

function countLifted(steps: Record<string, StepCount>, step: ChangeStep, isCheapest: boolean): void {
  const before = countOf(steps, step);
  steps[keyOf(step)] = {
    ...before,
    lifts: before.lifts + 1,
    cheapest: before.cheapest + Number(isCheapest),
    cost: before.cost + step.cost,
    leastCost: Math.min(before.leastCost, step.cost),
    mostCost: Math.max(before.mostCost, step.cost),
  };
}

function countHelped(steps: Record<string, StepCount>, step: ChangeStep): void {
  const before = countOf(steps, step);
  steps[keyOf(step)] = { ...before, helps: before.helps + 1 };
}

/** The steps of a tally, those that lift the most firms by themselves first, then those that help the most; a list to work from. */
export function rankedSteps({ steps }: StepTally): readonly StepCount[] {
  return Object.values(steps).sort((a, b) => b.lifts - a.lifts || b.helps - a.helps || (a.fact < b.fact ? -1 : 1));
}
