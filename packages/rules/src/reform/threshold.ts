import { type Bilingual, defineRefusals, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { checkBands } from '../checkBands.ts';
import { conditionWords } from '../conditionText.ts';
import type { Bound, Comparator, Comparison, Expression, Sentence } from '../expression.ts';
import { measureText } from '../measureText.ts';
import type { Band, CaseType, Condition, Group, Indicator, Pack, Score } from '../pack.ts';
import type { Reading } from '../reading.ts';
import { SUFFIXES, type Unit } from '../unit.ts';

/** A number of a pack that can be moved: a bound of a condition or of a band, or the points of a band. */
export interface Threshold {
  /**
   * Its address in the pack: the id of its condition (`rd.2`; `award.1:upper` for the second bound of two), or the id of an indicator and the
   * place of a band from 1 (`debt/2`, `rd-spend/1.2`, `debt/2:points`).
   */
  readonly id: string;
  readonly kind: 'bound' | 'band' | 'points';
  /** The heading of the nearest condition that has one, or the name of the indicator. */
  readonly heading: Bilingual | null;
  /** The rule that it stands in, in words. */
  readonly rule: Bilingual;
  readonly article: string;
  /** Which of two bounds it is (1 ≤ x ≤ 3), or the only one. */
  readonly end: 'only' | 'lower' | 'upper';
  /** The cases in which it is asked; null for all. */
  readonly cases: readonly CaseType[] | null;
  /** How the value is compared with it; null for points. */
  readonly operator: Comparator | null;
  readonly unit: Unit;
  /** Money in fen, ratios as 0.03. */
  readonly value: number;
  /** What it cannot pass, since what is compared with it cannot; null where there is no such bound. */
  readonly least: number | null;
  readonly most: number | null;
}

/** A threshold that is moved, by its address. */
export interface Move {
  readonly id: string;
  readonly value: number;
}

const refuse = defineRefusals({
  unknown_threshold: {
    status: 422,
    zh: '“{pack}”没有门槛“{id}”；可以改的门槛：{known}',
    en: '“{pack}” has no threshold “{id}”; those that can be moved: {known}',
  },
  threshold_value: {
    status: 422,
    zh: '门槛“{id}”不能设为“{value}”；请写一个数，单位与“{example}”相同',
    en: 'The threshold “{id}” cannot be “{value}”; give a number in the unit of “{example}”',
  },
  threshold_range: {
    status: 422,
    zh: '门槛“{id}”应在 {least} 与 {most} 之间，不能设为 {value}',
    en: 'The threshold “{id}” must be from {least_en} to {most_en}; it cannot be {value_en}',
  },
  moved_bands: {
    status: 422,
    zh: '改动后指标“{indicator}”的分档有误，第 {band} 档：{problem}。请同时调整相邻各档',
    en: 'The bands of “{indicator}” no longer fit together, band {band}: {problem_en}. Move the bands beside it too',
  },
});

/**
 * The thresholds of a pack in the order of its text.
 * @example thresholdsOf(pack).map(({ id }) => id) // ['niche-years', 'rd.1', …]
 */
export function thresholdsOf(pack: Pack): readonly Threshold[] {
  const found: Threshold[] = [];
  walkPack(pack, (threshold) => {
    found.push(threshold);
    return threshold.value;
  });
  return found;
}

/**
 * A copy of a pack with thresholds moved, checked as the loader checks a pack: bands without gap or overlap, no points below zero. What the
 * moves do not touch is the very same object as before, and the declared maxima follow the points.
 * @returns a refusal of one of: unknown_threshold, threshold_value, threshold_range, moved_bands
 */
export function moveThresholds(pack: Pack, moves: readonly Move[]): Result<Pack, Refusal> {
  const known = thresholdsOf(pack);
  for (const { id, value } of moves) {
    const threshold = known.find((one) => one.id === id);
    if (threshold === undefined) {
      return refused(refuse('unknown_threshold', { pack: pack.id, id, known: known.map((one) => one.id).join(', ') }));
    }
    const fault = faultOf(threshold, value);
    if (fault !== undefined) return refused(fault);
  }
  const moved = walkPack(pack, ({ id, value }) => moves.findLast((move) => move.id === id)?.value ?? value);
  const fault = faultOfBands(pack, moved);
  return fault === undefined ? ok(moved) : refused(fault);
}

/**
 * Reads a value as a person writes it: `5%`, `2000万元`, `60分`; without a unit money is in 元 and a ratio a decimal.
 * @returns money in fen, or undefined where it is no number of the threshold's unit
 */
export function readThreshold({ unit }: Threshold, text: string): number | undefined {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*(\S*)\s*$/.exec(text);
  const number = Number(match?.[1] ?? Number.NaN);
  const word = match?.[2] ?? '';
  if (Number.isNaN(number)) return undefined;
  if (word === '') return unit === 'CNY' ? Math.round(number * 100) : number;
  const suffix = SUFFIXES.get(word);
  if (suffix === undefined || suffix.unit !== unit) return undefined;
  const value = number * suffix.factor;
  // 7 × 0.01 is not 0.07 to the last digit.
  return unit === 'CNY' ? Math.round(value) : Number(value.toPrecision(15));
}

/** Why a text is no value for a threshold. */
export function refuseThreshold({ id, value, unit }: Threshold, text: string): Refusal {
  return refuse('threshold_value', { id, value: text, example: measureText({ value, unit }, 'zh') });
}

function faultOf(threshold: Threshold, value: number): Refusal | undefined {
  const { id, unit, least, most } = threshold;
  if (!Number.isFinite(value) || (unit === 'CNY' && !Number.isInteger(value)))
    return refuseThreshold(threshold, String(value));
  if ((least === null || value >= least) && (most === null || value <= most)) return undefined;
  const shown = (number: number | null, language: 'zh' | 'en') =>
    number === null ? '∞' : measureText({ value: number, unit }, language);
  return refuse('threshold_range', {
    id,
    least: shown(least, 'zh'),
    least_en: shown(least, 'en'),
    most: shown(most, 'zh'),
    most_en: shown(most, 'en'),
    value: shown(value, 'zh'),
    value_en: shown(value, 'en'),
  });
}

function faultOfBands(before: Pack, after: Pack): Refusal | undefined {
  const known = new Set(indicatorsOf(before));
  for (const indicator of indicatorsOf(after)) {
    if (indicator.kind !== 'bands' || known.has(indicator)) continue;
    const reading: Reading = { file: after.id, faults: [] };
    const bands = indicator.bands.map(({ condition, points }, index) => ({
      // The band's place stands for the line that it would be on.
      node: { kind: 'scalar' as const, value: null, line: index + 1, column: 1 },
      // Bands are read from sentences, and hold all that a sentence has.
      sentence: condition as Sentence | null,
      points,
    }));
    checkBands(reading, indicator.value, bands);
    const [fault] = reading.faults;
    if (fault === undefined) continue;
    const problem = { problem: fault.message.zh, problem_en: fault.message.en };
    return refuse('moved_bands', { indicator: indicator.id, band: fault.line, ...problem });
  }
  return undefined;
}

function indicatorsOf({ score }: Pack): readonly Indicator[] {
  return score?.groups.flatMap(({ indicators }) => indicators) ?? [];
}

/** Is shown each threshold and gives the value that it is to have. */
type Visit = (threshold: Threshold) => number;

/** Where a walk is: what is above, and how addresses begin. */
interface Place {
  readonly kind: 'bound' | 'band';
  readonly prefix: string;
  readonly heading: Bilingual | null;
  readonly cases: readonly CaseType[] | null;
  readonly score: Score | null;
}

/** Visits all thresholds; what keeps its numbers is the same object afterwards. */
function walkPack(pack: Pack, visit: Visit): Pack {
  const condition = walkCondition(
    pack.condition,
    { kind: 'bound', prefix: '', heading: null, cases: null, score: pack.score },
    visit,
  );
  const score = pack.score === null ? null : walkScore(pack.score, visit);
  return condition === pack.condition && score === pack.score ? pack : { ...pack, condition, score };
}

function walkCondition(condition: Condition, above: Place, visit: Visit): Condition {
  const place = { ...above, heading: condition.label ?? above.heading, cases: condition.cases ?? above.cases };
  const waiver = condition.waiver === null ? null : walkCondition(condition.waiver, place, visit);
  const walked = waiver === condition.waiver ? condition : { ...condition, waiver };
  switch (walked.kind) {
    case 'all':
    case 'any': {
      const parts = walked.parts.map((part) => walkCondition(part, place, visit));
      return parts.every((part, index) => part === walked.parts[index]) ? walked : { ...walked, parts };
    }
    case 'not': {
      const part = walkCondition(walked.part, place, visit);
      return part === walked.part ? walked : { ...walked, part };
    }
    case 'compare': {
      const { operator, right } = walkBound(walked, walked, walked.also === null ? 'only' : 'lower', place, visit);
      const also = walked.also === null ? null : walkBound(walked.also, walked, 'upper', place, visit);
      return right === walked.right && also === walked.also ? walked : { ...walked, operator, right, also };
    }
    default:
      return walked;
  }
}

function walkBound(
  bound: Bound,
  condition: Condition & Comparison,
  end: Threshold['end'],
  place: Place,
  visit: Visit,
): Bound {
  const { right, operator } = bound;
  if (right.kind !== 'number') return bound;
  const unit = right.unit ?? condition.left.unit ?? 'count';
  const value = visit({
    id: `${place.prefix}${condition.id}${end === 'upper' ? ':upper' : ''}`,
    kind: place.kind,
    heading: place.heading,
    rule: conditionWords(condition),
    article: condition.article,
    end,
    cases: place.cases,
    operator,
    unit,
    value: right.value,
    ...rangeOf(condition.left, place.score),
  });
  return value === right.value ? bound : { operator, right: { ...right, value } };
}

/** What a quantity cannot pass. */
function rangeOf(
  left: Expression,
  score: Score | null,
): { readonly least: number | null; readonly most: number | null } {
  if (left.kind === 'fact') return { least: left.fact.least, most: left.fact.most };
  if (left.kind !== 'score') return { least: null, most: null };
  const asked = left.group === null ? score : score?.groups.find(({ id }) => id === left.group?.id);
  return { least: 0, most: asked?.maximum ?? null };
}

function walkScore(score: Score, visit: Visit): Score {
  const groups = score.groups.map((group) => walkGroup(group, visit));
  if (groups.every((group, index) => group === score.groups[index])) return score;
  return { maximum: total(groups), groups };
}

function walkGroup(group: Group, visit: Visit): Group {
  const indicators = group.indicators.map((indicator) => walkIndicator(indicator, visit));
  if (indicators.every((indicator, index) => indicator === group.indicators[index])) return group;
  return { ...group, indicators, maximum: total(indicators) };
}

function walkIndicator(indicator: Indicator, visit: Visit): Indicator {
  if (indicator.kind !== 'bands') return indicator;
  const bands = indicator.bands.map((band, index) => walkBand(band, index, indicator, visit));
  if (bands.every((band, index) => band === indicator.bands[index])) return indicator;
  return { ...indicator, bands, maximum: Math.max(...bands.map(({ points }) => points)) };
}

function walkBand(band: Band, index: number, { id, label }: Indicator, visit: Visit): Band {
  const prefix = `${id}/${index + 1}`;
  const place: Place = { kind: 'band', prefix, heading: label, cases: null, score: null };
  const condition = band.condition === null ? null : walkCondition(band.condition, place, visit);
  const rule = band.condition === null ? { zh: '其余', en: 'otherwise' } : conditionWords(band.condition);
  const points = visit({
    id: `${prefix}:points`,
    kind: 'points',
    heading: label,
    rule,
    article: band.article,
    end: 'only',
    cases: null,
    operator: null,
    unit: 'point',
    value: band.points,
    least: 0,
    most: null,
  });
  return condition === band.condition && points === band.points ? band : { ...band, condition, points };
}

function total(parts: readonly { readonly maximum: number }[]): number {
  return parts.reduce((sum, { maximum }) => sum + maximum, 0);
}
