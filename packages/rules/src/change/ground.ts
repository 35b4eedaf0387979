import { unique } from '../expression.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { compileJudge } from '../judge.ts';
import type { CaseType, ClassPack, Condition, Pack } from '../pack.ts';
import { COUPLINGS, type Coupling } from './couplings.ts';
import { type Goal, type GoalNotes, goalOf, type Test } from './goal.ts';
import type { LeverSet } from './lever.ts';
import { isCoupled, type PlanContext } from './plan.ts';
import { type Probe, probeOf } from './probe.ts';
import { type ScoredIndicator, scoredIndicators } from './scoring.ts';
import { testsOf } from './space.ts';

/** In which case, and at which costs, changes are looked for. */
export interface ChangeOptions {
  readonly caseType: CaseType;
  readonly levers: LeverSet;
}

/** What searches for changes stand on: a pack taken apart, once for all firms. */
export interface Ground {
  readonly context: PlanContext;
  readonly goal: Goal;
  readonly notes: GoalNotes;
  readonly indicators: readonly ScoredIndicator[];
  /** The facts that the pack reads. */
  readonly read: readonly FactDefinition[];
  /** These and those that stand beside one of them in a pair. */
  readonly relevant: readonly FactDefinition[];
  readonly couplings: CoupledFacts['couplings'];
  /** Where numbers turn a test, an indicator or a pair. */
  readonly probes: readonly Probe[];
  readonly classPacks: readonly ClassPack[];
}

export function groundOf(pack: Pack, { caseType, levers }: ChangeOptions): Ground {
  const notes: GoalNotes = { isBeyond: false };
  const goal = goalOf(pack.condition, caseType, notes);
  const indicators = scoredIndicators(pack);
  const tests = testsOf(goal);
  const read = unique([...tests.flatMap(({ facts }) => facts), ...indicators.flatMap(({ facts }) => facts)]);
  const { facts: relevant, couplings } = withCoupled(read, levers);
  const probes = [
    ...tests.flatMap((one) => one.probes),
    ...indicators.flatMap((one) => one.probes),
    ...couplings.map(({ probe }) => probe),
  ];
  const judge = compileJudge(pack, caseType);
  const { dictionary } = levers;
  const context: PlanContext = { pack, caseType, judge, tests, indicators, goal, dictionary };
  const classPacks = classPacksOf(pack.condition);
  return { context, goal, notes, indicators, read, relevant, couplings, probes, classPacks };
}

interface CoupledFacts {
  readonly facts: readonly FactDefinition[];
  readonly couplings: readonly {
    readonly coupling: Coupling;
    readonly part: FactDefinition;
    readonly whole: FactDefinition;
    readonly probe: Probe;
    readonly test: (today: Facts) => Test;
  }[];
}

/** The facts that are read and those that stand beside one in a pair, with the pairs as tests of a firm. */
function withCoupled(read: readonly FactDefinition[], { dictionary }: LeverSet): CoupledFacts {
  const pairs = COUPLINGS.flatMap((coupling) => {
    const [part, whole] = [dictionary.get(coupling.part), dictionary.get(coupling.whole)];
    const isRead = part !== undefined && whole !== undefined && (read.includes(part) || read.includes(whole));
    return isRead ? [{ coupling, part, whole }] : [];
  });
  const couplings = pairs.map(({ coupling, part, whole }) => {
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
    return { coupling, part, whole, probe, test };
  });
  return { facts: unique([...read, ...pairs.flatMap(({ part, whole }) => [part, whole])]), couplings };
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
