import { type Dictionary, type FactDefinition, type FactReading, UNIT_NAMES, type Unit } from '@leitu/rules';
import type { ExplanationAnswer } from '../../contract.ts';
import type { ShownExplanation, ShownGroup, ShownIndicator } from './shown.ts';

type ConditionAnswer = ExplanationAnswer['condition'];
type IndicatorAnswer = ExplanationAnswer['indicators'][number];
type ReadingAnswer = ConditionAnswer['reads'][number];
type Condition = ShownExplanation['condition'];

/**
 * Reads an explanation that the server tells, of whichever edition of the packs, for the components that show one. Facts are known by the
 * dictionary of these pages; one that it does not have any more goes by what the server says of it.
 */
export function readExplanation(answer: ExplanationAnswer, dictionary: Dictionary): ShownExplanation {
  const known = knowFacts(answer, dictionary);
  const condition = readCondition(answer.condition, known);
  if (answer.score === null) return { condition, score: null };
  const { points, maximum, needed } = answer.score;
  return { condition, score: { points, maximum, threshold: needed, groups: readGroups(answer.indicators, known) } };
}

type Known = (name: string) => FactDefinition;

function knowFacts(answer: ExplanationAnswer, dictionary: Dictionary): Known {
  const told = new Map<string, ReadingAnswer>();
  const visit = (condition: ConditionAnswer) => {
    for (const reading of condition.reads) told.set(reading.fact, reading);
    for (const part of condition.parts) visit(part);
  };
  visit(answer.condition);
  for (const { reads } of answer.indicators) for (const reading of reads) told.set(reading.fact, reading);
  return (name) => dictionary.get(name) ?? unknownFact(name, told.get(name));
}

function unknownFact(name: string, told: ReadingAnswer | undefined): FactDefinition {
  const unit = unitOf(told?.unit ?? null);
  const type = unit === 'CNY' ? 'money' : unit === null ? 'text' : 'number';
  const label = told?.label ?? { zh: name, en: name };
  return { name, label, type, unit, definition: null, source: label, least: null, most: null, options: [] };
}

function unitOf(unit: string | null): Unit | null {
  const units: readonly string[] = Object.keys(UNIT_NAMES);
  return unit !== null && units.includes(unit) ? (unit as Unit) : null; // It is one of their names.
}

function readCondition(answer: ConditionAnswer, known: Known): Condition {
  const { label, rule, value, waived } = answer;
  const unit = unitOf(answer.unit);
  const parts = answer.parts.filter(({ is_waiver }) => !is_waiver).map((part) => readCondition(part, known));
  const waiver = answer.parts.find(({ is_waiver }) => is_waiver);
  return {
    ...{ kind: answer.kind, id: answer.id, article: answer.article, verdict: answer.verdict },
    // Where a pack gives no heading, the server tells the rule as one.
    label: label.zh === rule.zh ? null : label,
    words: rule,
    reads: readReadings(answer.reads, known),
    value: value === null ? null : [inFen(value[0], unit), inFen(value[1], unit)],
    unit,
    classes: answer.classes,
    missing: answer.missing.map(known),
    inconclusive: answer.inconclusive.map(known),
    parts,
    waiver: waiver === undefined ? null : readCondition(waiver, known),
    isWaived: waived,
  };
}

function readReadings(answers: readonly ReadingAnswer[], known: Known): readonly FactReading[] {
  return answers.map(({ fact: name, value }) => {
    const fact = known(name);
    return { fact, value: typeof value === 'number' ? inFen(value, fact.unit) : value };
  });
}

function readGroups(indicators: readonly IndicatorAnswer[], known: Known): readonly ShownGroup[] {
  const groups = [...new Map(indicators.map(({ group }) => [group.id, group])).values()];
  return groups.map(({ id, label, maximum, needed }) => {
    const own = indicators.filter(({ group }) => group.id === id);
    const sumOf = (end: 0 | 1) => own.reduce((sum, { points }) => sum + points[end], 0);
    return {
      ...{ id, label, maximum, threshold: needed },
      points: [sumOf(0), sumOf(1)],
      indicators: own.map((indicator) => readIndicator(indicator, known)),
    };
  });
}

function readIndicator(answer: IndicatorAnswer, known: Known): ShownIndicator {
  const { id, label, article, points, maximum, value } = answer;
  const unit = unitOf(answer.unit);
  return {
    ...{ id, label, article, points, maximum, unit },
    reads: readReadings(answer.reads, known),
    value: value === null ? null : inFen(value, unit),
    missing: answer.missing.map(known),
    inconclusive: answer.inconclusive.map(known),
    bands: answer.bands.map((band) => ({ words: band.brief, points: band.points, state: band.state })),
  };
}

/** The interface tells money in CNY; inside it is fen. */
function inFen(value: number, unit: Unit | null): number {
  return unit === 'CNY' ? Math.round(value * 100) : value;
}
