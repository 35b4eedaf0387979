import { defineRefusals, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { checkBands } from '../checkBands.ts';
import type { Sentence } from '../expression.ts';
import { measureText } from '../measureText.ts';
import type { Indicator, Pack } from '../pack.ts';
import type { Reading } from '../reading.ts';
import { SUFFIXES } from '../unit.ts';
import { type Threshold, walkPack } from './walkPack.ts';

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
