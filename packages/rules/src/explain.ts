import type { Bilingual } from '@leitu/kernel';
import { classify } from './classify.ts';
import { compileCondition, compileTest, type Firm } from './compile.ts';
import { conditionWords } from './conditionText.ts';
import { type GroupName, unique } from './expression.ts';
import type { FactDefinition, Facts, FactValue } from './fact.ts';
import { factsIn, factsOfIndicator, partsOf } from './factsOfRules.ts';
import { compileNumber } from './number.ts';
import type { CaseType, ClassName, Condition, Group, Indicator, Pack, Score } from './pack.ts';
import { compileBandRanks, compileIndicator, type Range, sum } from './points.ts';
import { remembered } from './remembered.ts';
import type { Unit } from './unit.ts';
import { MET, type Rank, UNKNOWN, UNMET, VERDICTS, type Verdict } from './verdict.ts';

/** A fact as a rule read it. `value` is null where the fact is missing. */
export interface FactReading {
  readonly fact: FactDefinition;
  readonly value: FactValue | null;
}

/** Why a condition has its verdict. */
export interface ConditionExplanation {
  readonly kind: Condition['kind'];
  readonly id: string;
  /** The heading that the pack gives it; null where the rule says it all. */
  readonly label: Bilingual | null;
  /** The rule itself in words. */
  readonly words: Bilingual;
  readonly article: string;
  readonly verdict: Verdict;
  /** The facts that this very condition read; those of its parts stand with the parts. */
  readonly reads: readonly FactReading[];
  /** What was compared with the threshold: one number, or a range of points; null where facts are missing or nothing is compared. */
  readonly value: Range | null;
  readonly unit: Unit | null;
  /** The classes that are still possible, where the condition asks for one. */
  readonly classes: readonly ClassName[];
  /** The facts that are missing and can still change the verdict, the most telling first. */
  readonly missing: readonly FactDefinition[];
  /** Facts that are there but decide nothing: a denominator of zero, an industry code cut too short. They want checking. */
  readonly inconclusive: readonly FactDefinition[];
  readonly parts: readonly ConditionExplanation[];
  /** The condition that waives this one, and whether it is because of it that this one counts as met. */
  readonly waiver: ConditionExplanation | null;
  readonly isWaived: boolean;
}

/** Why an indicator gives its points. */
export interface IndicatorExplanation {
  readonly indicator: Indicator;
  readonly points: Range;
  readonly reads: readonly FactReading[];
  /** The number that the bands are about; null where it is unknown or there is no such number. */
  readonly value: number | null;
  readonly unit: Unit | null;
  /** For each band, whether it gives the points (`holds`), may still do so, or does not; empty where there are none. */
  readonly bands: readonly ('holds' | 'possible' | 'no')[];
  readonly missing: readonly FactDefinition[];
  /** As in a condition: facts that are there but decide nothing. */
  readonly inconclusive: readonly FactDefinition[];
}

export interface GroupExplanation {
  readonly group: Group;
  readonly points: Range;
  readonly indicators: readonly IndicatorExplanation[];
}

export interface Explanation {
  readonly pack: Pack;
  readonly caseType: CaseType;
  readonly verdict: Verdict;
  readonly condition: ConditionExplanation;
  readonly score: { readonly points: Range; readonly groups: readonly GroupExplanation[] } | null;
}

/**
 * Judges a firm with every reason: each condition and indicator with its article, what was read, the verdict and what is missing.
 * The verdict is that of `compileJudge`, since every node asks the same compiled conditions.
 */
export function explain(pack: Pack, facts: Facts, caseType: CaseType): Explanation {
  const score = pack.score === null ? null : explainScore(pack.score, facts);
  const group = (id: string | null): Range =>
    (id === null ? score?.points : score?.groups.find((one) => one.group.id === id)?.points) ?? [0, 0];
  const context: Context = { firm: { facts, group }, caseType, score };
  const condition = explainCondition(pack.condition, context);
  return { pack, caseType, verdict: condition.verdict, condition, score };
}

/** Packs are made into functions once, however many firms are explained by them. */
const testIn = {
  new: remembered((condition: Condition) => compileTest(condition, 'new')),
  recheck: remembered((condition: Condition) => compileTest(condition, 'recheck')),
};
const conditionIn = {
  new: remembered((condition: Condition) => compileCondition(condition, 'new')),
  recheck: remembered((condition: Condition) => compileCondition(condition, 'recheck')),
};
const wordsOf = remembered(conditionWords);
const pointsOf = remembered(compileIndicator);
const bandRanksOf = remembered(compileBandRanks);
const numberOf = remembered(compileNumber);

interface Context {
  readonly firm: Firm;
  readonly caseType: CaseType;
  readonly score: Explanation['score'];
}

function explainCondition(condition: Condition, context: Context): ConditionExplanation {
  const { firm, caseType } = context;
  const own = testIn[caseType](condition)(firm);
  const waiver = condition.waiver === null ? null : explainCondition(condition.waiver, context);
  const rank = conditionIn[caseType](condition)(firm);
  const parts = partsOf(condition, caseType).map((part) => explainCondition(part, context));
  const missingHere = isSettled(own)
    ? []
    : [...missingIn(condition, context), ...parts.flatMap((part) => part.missing)];
  const missing = isSettled(rank) ? [] : [...missingHere, ...(waiver?.missing ?? [])];
  return {
    kind: condition.kind,
    id: condition.id,
    label: condition.label,
    words: wordsOf(condition),
    article: condition.article,
    verdict: VERDICTS[rank],
    reads: factsIn(condition, firm.facts).map((fact) => reading(fact, firm.facts)),
    ...measured(condition, context),
    classes: condition.kind === 'class' ? possibleClasses(condition, firm.facts) : [],
    missing: unique(missing),
    inconclusive: isSettled(rank) ? [] : inconclusiveIn(condition, context, own, parts),
    parts,
    waiver,
    isWaived: own !== MET && waiver?.verdict === 'met',
  };
}

function isSettled(rank: Rank): boolean {
  return rank === MET || rank === UNMET;
}

function reading(fact: FactDefinition, facts: Facts): FactReading {
  return { fact, value: facts[fact.name] ?? null };
}

function missingIn(condition: Condition, { firm, score }: Context): readonly FactDefinition[] {
  if (condition.kind === 'compare' && condition.left.kind === 'score') {
    return missingPoints(indicatorsOf(condition.left.group, score));
  }
  return factsIn(condition, firm.facts).filter(({ name }) => firm.facts[name] === undefined);
}

/** The facts of what stays unknown although none of them is missing. */
function inconclusiveIn(
  condition: Condition,
  context: Context,
  own: Rank,
  parts: readonly ConditionExplanation[],
): readonly FactDefinition[] {
  if (own !== UNKNOWN) return [];
  if (parts.length > 0) return unique(parts.flatMap((part) => part.inconclusive));
  const { facts } = context.firm;
  if (condition.kind === 'compare' && condition.left.kind === 'score') {
    return unique(indicatorsOf(condition.left.group, context.score).flatMap((indicator) => indicator.inconclusive));
  }
  const read = factsIn(condition, facts);
  return condition.kind === 'class' ? whereNoneIsMissing(read, facts, [condition.pack.by]) : zeros(read, facts);
}

/** Of facts that are all there those that are zero, and so a denominator that decides nothing. */
function zeros(read: readonly FactDefinition[], facts: Facts): readonly FactDefinition[] {
  return whereNoneIsMissing(
    read,
    facts,
    read.filter(({ name }) => facts[name] === 0),
  );
}

function whereNoneIsMissing(
  read: readonly FactDefinition[],
  facts: Facts,
  given: readonly FactDefinition[],
): readonly FactDefinition[] {
  return read.some(({ name }) => facts[name] === undefined) ? [] : given;
}

function indicatorsOf(group: GroupName | null, score: Explanation['score']): readonly IndicatorExplanation[] {
  const groups = score?.groups.filter((one) => group === null || one.group.id === group.id) ?? [];
  return groups.flatMap(({ indicators }) => indicators);
}

/** Missing facts of indicators, those with the widest range of points first. */
function missingPoints(indicators: readonly IndicatorExplanation[]): readonly FactDefinition[] {
  const width = ({ points }: IndicatorExplanation) => points[1] - points[0];
  return [...indicators].sort((a, b) => width(b) - width(a)).flatMap(({ missing }) => missing);
}

function measured(condition: Condition, { firm }: Context): Pick<ConditionExplanation, 'value' | 'unit'> {
  if (condition.kind !== 'compare') return { value: null, unit: null };
  const { left } = condition;
  if (left.kind === 'score') return { value: firm.group(left.group?.id ?? null), unit: 'point' };
  const value = numberOf(left)(firm.facts);
  return { value: Number.isNaN(value) ? null : [value, value], unit: left.unit };
}

function possibleClasses(condition: Condition & { kind: 'class' }, facts: Facts): readonly ClassName[] {
  const possible = classify(condition.pack, facts);
  return condition.pack.classes.filter(({ value }) => possible.includes(value));
}

function explainScore(score: Score, facts: Facts): Explanation['score'] {
  const groups = score.groups.map((group) => {
    const indicators = group.indicators.map((indicator) => explainIndicator(indicator, facts));
    return { group, points: sum(indicators.map(({ points }) => points)), indicators };
  });
  return { points: sum(groups.map(({ points }) => points)), groups };
}

function explainIndicator(indicator: Indicator, facts: Facts): IndicatorExplanation {
  const points = pointsOf(indicator)(facts);
  const read = factsOfIndicator(indicator);
  const isOpen = points[0] < points[1];
  const counted = indicator.kind === 'sum' || indicator.value === null ? null : indicator.value;
  const value = counted === null ? Number.NaN : numberOf(counted)(facts);
  return {
    indicator,
    points,
    reads: read.map((fact) => reading(fact, facts)),
    value: Number.isNaN(value) ? null : value,
    unit: counted?.unit ?? null,
    bands: indicator.kind === 'bands' ? explainBands(indicator, facts) : [],
    missing: isOpen ? read.filter(({ name }) => facts[name] === undefined) : [],
    inconclusive: isOpen ? zeros(read, facts) : [],
  };
}

function explainBands(
  indicator: Indicator & { kind: 'bands' },
  facts: Facts,
): readonly ('holds' | 'possible' | 'no')[] {
  const ranks = bandRanksOf(indicator.bands)(facts);
  const open = ranks.filter((rank) => rank !== UNMET).length;
  return indicator.bands.map((_, index) => {
    const rank = ranks[index];
    if (rank === undefined || rank === UNMET) return 'no';
    return open === 1 ? 'holds' : 'possible';
  });
}
