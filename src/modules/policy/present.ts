import {
  type ConditionExplanation,
  conditionTitle,
  type Explanation,
  type FactDefinition,
  type FactReading,
  factsOfPack,
  type IndicatorExplanation,
  openQuestions,
  type Pack,
  type Unit,
} from '@leitu/rules';
import type { z } from 'zod';
import type { explanation, factDefinition, PackSummary } from './contract.ts';

type ExplanationBody = z.output<typeof explanation>;
type ConditionBody = ExplanationBody['condition'];
type IndicatorBody = ExplanationBody['indicators'][number];

/** An explanation as the interface tells it: money in CNY, facts by name. */
export function presentExplanation(explained: Explanation): ExplanationBody {
  return {
    condition: presentCondition(explained.condition),
    indicators: (explained.score?.groups ?? []).flatMap(({ indicators }) => indicators.map(presentIndicator)),
    questions: openQuestions(explained).map(({ fact }) => fact.name),
  };
}

function presentCondition(node: ConditionExplanation): ConditionBody {
  const { value, unit } = node;
  return {
    id: node.id,
    label: conditionTitle(node),
    rule: node.words,
    article: node.article,
    verdict: node.verdict,
    waived: node.isWaived,
    reads: node.reads.map(presentReading),
    value: value === null ? null : [inCny(value[0], unit), inCny(value[1], unit)],
    missing: node.missing.map(({ name }) => name),
    parts: [...node.parts, ...(node.waiver === null ? [] : [node.waiver])].map(presentCondition),
  };
}

function presentIndicator({ indicator, points, reads, missing }: IndicatorExplanation): IndicatorBody {
  return {
    id: indicator.id,
    label: indicator.label,
    article: indicator.article,
    points: [...points],
    maximum: indicator.maximum,
    reads: reads.map(presentReading),
    missing: missing.map(({ name }) => name),
  };
}

function presentReading({ fact, value }: FactReading): ConditionBody['reads'][number] {
  const shown = typeof value === 'number' ? inCny(value, fact.unit) : value;
  return { fact: fact.name, label: fact.label, value: shown, unit: fact.unit };
}

function inCny(value: number, unit: Unit | null): number {
  return unit === 'CNY' ? value / 100 : value;
}

export function presentPack(pack: Pack): PackSummary {
  const { issuer, document, number, inForceFrom } = pack.source;
  return {
    id: pack.id,
    label: pack.label,
    tier: pack.tier,
    source: { issuer, document, number, in_force_from: inForceFrom },
    article: pack.article,
    applies: pack.applies.map(({ caseType, from, until }) => ({ case: caseType, from, until })),
    maximum: pack.score?.maximum ?? null,
    overlay_of: pack.overlay?.base ?? null,
    facts: factsOfPack(pack).map(({ name }) => name),
  };
}

export function presentFact(fact: FactDefinition): z.output<typeof factDefinition> {
  const { name, label, type, unit, definition, source, options } = fact;
  const bound = (value: number | null) => (value === null ? null : inCny(value, unit));
  return {
    name,
    label,
    type,
    unit,
    definition,
    source,
    least: bound(fact.least),
    most: bound(fact.most),
    options: [...options],
  };
}
