import {
  type ConditionExplanation,
  conditionTitle,
  conditionWords,
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
    inconclusive: node.inconclusive.map(({ name }) => name),
    parts: [...node.parts, ...(node.waiver === null ? [] : [node.waiver])].map(presentCondition),
  };
}

function presentIndicator(explained: IndicatorExplanation): IndicatorBody {
  const { indicator, points, reads, missing, inconclusive, bands } = explained;
  const written = indicator.kind === 'bands' ? indicator.bands : [];
  return {
    id: indicator.id,
    label: indicator.label,
    article: indicator.article,
    points: [...points],
    maximum: indicator.maximum,
    reads: reads.map(presentReading),
    missing: missing.map(({ name }) => name),
    inconclusive: inconclusive.map(({ name }) => name),
    bands: written.map(({ condition, article, points: given }, index) => ({
      rule: condition === null ? null : conditionWords(condition),
      article,
      points: given,
      state: bands[index] ?? 'no',
    })),
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
    notice_days: pack.noticeDays,
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
