import {
  bandWords,
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
  scoreThreshold,
  type Unit,
} from '@leitu/rules';
import type { z } from 'zod';
import type { ExplanationAnswer, factDefinition, PackSummary } from './contract.ts';

type ConditionBody = ExplanationAnswer['condition'];
type IndicatorBody = ExplanationAnswer['indicators'][number];

/** An explanation as the interface tells it: money in CNY, facts by name. */
export function presentExplanation(explained: Explanation): ExplanationAnswer {
  const { pack, condition, score } = explained;
  const needed = (group: string | null) => scoreThreshold(pack.condition, group);
  return {
    condition: presentCondition(condition),
    score:
      score === null || pack.score === null
        ? null
        : { points: [...score.points], maximum: pack.score.maximum, needed: needed(null) },
    indicators: (score?.groups ?? []).flatMap(({ group, indicators }) => {
      const { id, label, maximum } = group;
      const presentedGroup = { id, label, maximum, needed: needed(id) };
      return indicators.map((indicator) => presentIndicator(indicator, presentedGroup));
    }),
    questions: openQuestions(explained).map(({ fact }) => fact.name),
  };
}

function presentCondition(node: ConditionExplanation, isWaiver = false): ConditionBody {
  const { value, unit } = node;
  return {
    id: node.id,
    kind: node.kind,
    label: conditionTitle(node),
    rule: node.words,
    article: node.article,
    verdict: node.verdict,
    waived: node.isWaived,
    is_waiver: isWaiver,
    reads: node.reads.map(presentReading),
    value: value === null ? null : [inCny(value[0], unit), inCny(value[1], unit)],
    unit,
    classes: node.classes.map((one) => ({ ...one })),
    missing: node.missing.map(({ name }) => name),
    inconclusive: node.inconclusive.map(({ name }) => name),
    parts: [
      ...node.parts.map((part) => presentCondition(part)),
      ...(node.waiver === null ? [] : [presentCondition(node.waiver, true)]),
    ],
  };
}

function presentIndicator(explained: IndicatorExplanation, group: IndicatorBody['group']): IndicatorBody {
  const { indicator, points, reads, value, unit, missing, inconclusive, bands } = explained;
  const written = indicator.kind === 'bands' ? indicator.bands : [];
  return {
    id: indicator.id,
    group,
    label: indicator.label,
    article: indicator.article,
    points: [...points],
    maximum: indicator.maximum,
    reads: reads.map(presentReading),
    value: value === null ? null : inCny(value, unit),
    unit,
    missing: missing.map(({ name }) => name),
    inconclusive: inconclusive.map(({ name }) => name),
    bands: written.map((band, index) => ({
      rule: band.condition === null ? null : conditionWords(band.condition),
      brief: bandWords(band, indicator),
      article: band.article,
      points: band.points,
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
