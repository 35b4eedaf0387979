import { limitingFacts } from './classify.ts';
import { askedParts } from './compile.ts';
import { factsOfComparison, factsOfExpression, unique } from './expression.ts';
import type { FactDefinition, Facts } from './fact.ts';
import type { CaseType, Condition, Indicator, Pack } from './pack.ts';

/** The parts of a condition that are explained one by one in a case; all of them for null. */
export function partsOf(condition: Condition, caseType: CaseType | null): readonly Condition[] {
  if (condition.kind === 'all' || condition.kind === 'any') return askedParts(condition.parts, caseType);
  return condition.kind === 'not' && !isPlain(condition.part) ? [condition.part] : [];
}

/** A yes-or-no that is said no to: “not on the list” is one condition, not two. */
function isPlain(condition: Condition): boolean {
  return condition.kind === 'holds' || condition.kind === 'is';
}

/** The facts that a condition reads itself, not through its parts. */
export function factsIn(condition: Condition, facts: Facts): readonly FactDefinition[] {
  switch (condition.kind) {
    case 'compare':
      return factsOfComparison(condition);
    case 'holds':
    case 'is':
      return [condition.fact];
    case 'class':
      return [condition.pack.by, ...limitingFacts(condition.pack, facts)];
    case 'not':
      return isPlain(condition.part) ? factsIn(condition.part, facts) : [];
    case 'all':
    case 'any':
      return [];
  }
}

/** The facts that an indicator reads, each once. */
export function factsOfIndicator(indicator: Indicator): readonly FactDefinition[] {
  switch (indicator.kind) {
    case 'sum':
      return unique(indicator.items.map(({ fact }) => fact));
    case 'bands':
      return unique(
        indicator.bands.flatMap(({ condition }) => (condition === null ? [] : factsOfCondition(condition))),
      );
    case 'each':
    case 'value':
      return factsOfExpression(indicator.value);
  }
}

/** The facts that a condition and its parts read, each once, in the order of the pack. */
export function factsOfCondition(condition: Condition): readonly FactDefinition[] {
  const parts = partsOf(condition, null).flatMap(factsOfCondition);
  const waiver = condition.waiver === null ? [] : factsOfCondition(condition.waiver);
  return unique([...factsIn(condition, {}), ...parts, ...waiver]);
}

/** The facts that a pack reads, each once: first those of its condition, then those of its score. */
export function factsOfPack(pack: Pack): readonly FactDefinition[] {
  const indicators = pack.score?.groups.flatMap((group) => group.indicators) ?? [];
  return unique([...factsOfCondition(pack.condition), ...indicators.flatMap(factsOfIndicator)]);
}
