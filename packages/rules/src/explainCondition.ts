import { classesOn, rowsByCode } from './classify.ts';
import { testOn } from './compile.ts';
import { conditionWords } from './conditionText.ts';
import { type Explainer, isAnyMissing, missingOf, NONE, readingsOf, zerosOf } from './explainer.ts';
import type { ConditionExplanation, FactReading, IndicatorExplanation } from './explanation.ts';
import { type GroupName, unique } from './expression.ts';
import type { FactDefinition } from './fact.ts';
import { factsIn, partsOf } from './factsOfRules.ts';
import { placeOf } from './number.ts';
import type { ClassName, ClassPack, Condition } from './pack.ts';
import { type Range, rangeAt } from './points.ts';
import { numberAt, placeOfGroup } from './sheet.ts';
import { higher, lower, MET, NEGATED, type Rank, rankOf, UNKNOWN, UNMET, VERDICTS } from './verdict.ts';

/** Explains a condition on the firm at hand. */
export type ConditionExplainer = () => ConditionExplanation;

/** What a condition finds out itself, without its waiver. */
interface Own {
  readonly rank: Rank;
  readonly reads: readonly FactReading[];
  readonly value: Range | null;
  readonly classes: readonly ClassName[];
  /** What is missing, and what is there but decides nothing; asked for only where the verdict is open. */
  readonly missing: readonly FactDefinition[];
  readonly inconclusive: readonly FactDefinition[];
  readonly parts: readonly ConditionExplanation[];
}

/** Makes the function that explains a condition with its parts and its waiver. */
export function conditionExplainer(explainer: Explainer, condition: Condition): ConditionExplainer {
  const { kind, id, label, article } = condition;
  const words = conditionWords(condition);
  const unit = condition.kind === 'compare' ? condition.left.unit : null;
  const ownOf = ownExplainer(explainer, condition);
  const waiverOf = condition.waiver === null ? null : conditionExplainer(explainer, condition.waiver);
  return () => {
    const own = ownOf();
    const waiver = waiverOf === null ? null : waiverOf();
    const rank = waiver === null ? own.rank : higher(own.rank, rankOf(waiver.verdict));
    const isOpen = !isSettled(rank);
    return {
      kind,
      id,
      label,
      words,
      article,
      verdict: VERDICTS[rank],
      reads: own.reads,
      value: own.value,
      unit,
      classes: own.classes,
      missing: isOpen ? gathered([own.missing, waiver?.missing ?? NONE]) : NONE,
      inconclusive: isOpen ? own.inconclusive : NONE,
      parts: own.parts,
      waiver,
      isWaived: own.rank !== MET && waiver?.verdict === 'met',
    };
  };
}

/** The facts of several lists, each once; most often all of them but one are empty. */
function gathered(lists: readonly (readonly FactDefinition[])[]): readonly FactDefinition[] {
  let first: readonly FactDefinition[] = NONE;
  let all: FactDefinition[] | null = null;
  for (const list of lists) {
    if (list.length === 0) continue;
    if (first.length === 0) {
      first = list;
      continue;
    }
    all ??= [...first];
    // There are so few that to look through them is quicker than to make a set.
    for (const fact of list) if (!all.includes(fact)) all.push(fact);
  }
  return all ?? first;
}

function isSettled(rank: Rank): boolean {
  return rank === MET || rank === UNMET;
}

function ownExplainer(explainer: Explainer, condition: Condition): () => Own {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return combinedExplainer(explainer, condition);
    case 'not':
      return partsOf(condition, null).length > 0
        ? combinedExplainer(explainer, condition)
        : readingExplainer(explainer, condition);
    case 'compare':
      return condition.left.kind === 'score'
        ? pointsExplainer(explainer, condition, condition.left.group)
        : readingExplainer(explainer, condition);
    case 'class':
      return classExplainer(explainer, condition);
    case 'holds':
    case 'is':
      return readingExplainer(explainer, condition);
  }
}

/** What stands on its parts: “all of”, “any of”, and “not” of what is told as a part of its own. */
function combinedExplainer(explainer: Explainer, condition: Condition & { kind: 'all' | 'any' | 'not' }): () => Own {
  const { kind } = condition;
  const explainers = partsOf(condition, explainer.caseType).map((part) => conditionExplainer(explainer, part));
  return () => {
    const parts = explainers.map((explainPart) => explainPart());
    const rank = combined(kind, parts);
    const missing = isSettled(rank) ? NONE : gathered(parts.map((part) => part.missing));
    const inconclusive = rank === UNKNOWN ? gathered(parts.map((part) => part.inconclusive)) : NONE;
    return { rank, reads: NONE, value: null, classes: NONE, missing, inconclusive, parts };
  };
}

function combined(kind: 'all' | 'any' | 'not', parts: readonly ConditionExplanation[]): Rank {
  let rank: Rank = kind === 'any' ? UNMET : MET;
  for (const { verdict } of parts) rank = kind === 'any' ? higher(rank, rankOf(verdict)) : lower(rank, rankOf(verdict));
  return kind === 'not' ? NEGATED[rank] : rank;
}

/** What reads the same facts of every firm. */
function readingExplainer(explainer: Explainer, condition: Condition): () => Own {
  const { sheet, caseType } = explainer;
  const test = testOn(sheet, condition, caseType);
  const readsOf = readingsOf(explainer, factsIn(condition, {}));
  const place = condition.kind === 'compare' ? placeOf(sheet, condition.left) : null;
  return () => {
    const rank = test();
    const reads = readsOf();
    const number = place === null ? Number.NaN : numberAt(sheet, place);
    return {
      rank,
      reads,
      value: Number.isNaN(number) ? null : [number, number],
      classes: NONE,
      missing: isSettled(rank) ? NONE : missingOf(reads),
      inconclusive: rank === UNKNOWN ? zerosOf(reads) : NONE,
      parts: NONE,
    };
  };
}

/** What asks for points: what is missing is missing behind the points, the indicators with the widest range first. */
function pointsExplainer(explainer: Explainer, condition: Condition, group: GroupName | null): () => Own {
  const { sheet, caseType } = explainer;
  const test = testOn(sheet, condition, caseType);
  const readsOf = readingsOf(explainer, factsIn(condition, {}));
  const place = placeOfGroup(sheet, group?.id ?? null);
  return () => {
    const rank = test();
    const indicators = isSettled(rank) ? NONE : indicatorsOf(explainer, group);
    const lacking = indicators.filter(({ missing }) => missing.length > 0).sort((a, b) => widthOf(b) - widthOf(a));
    return {
      rank,
      reads: readsOf(),
      value: rangeAt(sheet, place),
      classes: NONE,
      missing: gathered(lacking.map(({ missing }) => missing)),
      inconclusive: gathered(indicators.map(({ inconclusive }) => inconclusive)),
      parts: NONE,
    };
  };
}

function indicatorsOf({ groups }: Explainer, group: GroupName | null): readonly IndicatorExplanation[] {
  return groups.filter((one) => group === null || one.group.id === group.id).flatMap(({ indicators }) => indicators);
}

function widthOf({ points }: IndicatorExplanation): number {
  return points[1] - points[0];
}

/** What asks for a class: the facts that it reads follow from the row that the firm's code chooses. */
function classExplainer(explainer: Explainer, condition: Condition & { kind: 'class' }): () => Own {
  const { sheet, caseType } = explainer;
  const { pack } = condition;
  const test = testOn(sheet, condition, caseType);
  const marksOf = classesOn(sheet, pack);
  const readsOf = readsByCode(explainer, pack);
  return () => {
    const rank = test();
    const marks = marksOf();
    const reads = readsOf();
    return {
      rank,
      reads,
      value: null,
      classes: pack.classes.filter((_, index) => marks[index]),
      missing: isSettled(rank) ? NONE : missingOf(reads),
      // A code cut too short is there, and all the same does not choose the row that it should.
      inconclusive: rank === UNKNOWN && !isAnyMissing(reads) ? [pack.by] : NONE,
      parts: NONE,
    };
  };
}

function readsByCode(explainer: Explainer, pack: ClassPack): () => readonly FactReading[] {
  const limiting = pack.rows.map(({ limits }) => limits.map(({ fact }) => fact));
  const ofRow = limiting.map((facts) => readingsOf(explainer, [pack.by, ...unique(facts)]));
  const ofNone = readingsOf(explainer, [pack.by]);
  const ofAny = readingsOf(explainer, [pack.by, ...unique(limiting.flat())]);
  const rowOf = rowsByCode(pack);
  return () => {
    const code = explainer.sheet.facts[pack.by.name];
    return typeof code === 'string' ? (ofRow[rowOf(code)] ?? ofNone)() : ofAny();
  };
}
