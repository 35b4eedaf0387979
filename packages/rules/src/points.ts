import { bandsOn } from './bands.ts';
import { type Expression, unique } from './expression.ts';
import type { FactDefinition, Facts } from './fact.ts';
import { factsOfIndicator } from './factsOfRules.ts';
import { placeEarly, placeOf } from './number.ts';
import type { Band, Condition, Group, Indicator, Score } from './pack.ts';
import { createSheet, layDown, numberAt, placeOfGroup, placeOfYesNo, readEarly, type Sheet } from './sheet.ts';
import { type Stairs, stairsOn, stepOn } from './stairs.ts';

/** A score while facts may be missing: the least and the most that is possible, in points. */
export type Range = readonly [lowest: number, highest: number];

/** The points of an indicator for any firm. */
export type RangeOf = (facts: Facts) => Range;

/** Makes the function that gives an indicator's points for any firm; see `pointsOn`. */
export function compileIndicator(indicator: Indicator): RangeOf {
  const sheet = createSheet();
  const work = pointsOn(sheet, indicator);
  return (facts) => {
    layDown(sheet, facts);
    work();
    return [sheet.range[0] ?? 0, sheet.range[1] ?? 0];
  };
}

/** Works an indicator out for the firm on the sheet, into the sheet's range. */
export type PointsOnSheet = () => void;

/** Makes the function that gives an indicator's points. */
export function pointsOn(sheet: Sheet, indicator: Indicator): PointsOnSheet {
  const { maximum } = indicator;
  switch (indicator.kind) {
    case 'bands':
      return bandPointsOn(sheet, indicator.bands);
    case 'each': {
      const place = placeOf(sheet, indicator.value);
      const { every, points } = indicator;
      return () => {
        const number = numberAt(sheet, place);
        if (Number.isNaN(number)) write(sheet, 0, maximum);
        else writeOne(sheet, within(maximum, Math.floor(number / every + 1e-12) * points));
      };
    }
    case 'sum':
      return sumOn(sheet, indicator, maximum);
    case 'value': {
      const place = placeOf(sheet, indicator.value);
      return () => {
        const number = numberAt(sheet, place);
        if (Number.isNaN(number)) write(sheet, 0, maximum);
        else writeOne(sheet, within(maximum, number));
      };
    }
  }
}

function write({ range }: Sheet, lowest: number, highest: number): void {
  range[0] = lowest;
  range[1] = highest;
}

function writeOne(sheet: Sheet, points: number): void {
  write(sheet, points, points);
}

function within(maximum: number, points: number): number {
  return Math.min(maximum, Math.max(0, points));
}

function sumOn(sheet: Sheet, { items }: Indicator & { kind: 'sum' }, maximum: number): PointsOnSheet {
  const asked = items.map(({ fact, points }) => ({ place: placeOfYesNo(sheet, fact), points }));
  return () => {
    let lowest = 0;
    let highest = 0;
    for (const { place, points } of asked) {
      const yes = numberAt(sheet, place);
      lowest += (Number(yes === 1) | 0) * points;
      highest += (Number(yes !== 0) | 0) * points;
    }
    write(sheet, Math.min(maximum, lowest), Math.min(maximum, highest));
  };
}

/** The first band that holds gives the points; where a band is unknown, it and the later ones stay possible. */
function bandPointsOn(sheet: Sheet, bands: readonly Band[]): PointsOnSheet {
  const { winner, mayGive } = bandsOn(sheet, bands);
  const points = bands.map((band) => band.points);
  return () => {
    const index = winner();
    if (index >= 0) return writeOne(sheet, points[index] ?? 0);
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let band = 0; band < points.length; band += 1) {
      if (mayGive[band] !== true) continue;
      lowest = Math.min(lowest, points[band] ?? 0);
      highest = Math.max(highest, points[band] ?? 0);
    }
    return write(sheet, lowest, highest);
  };
}

/** Sums of ranges are kept to nine decimals, so that 51.7 + 8.3 is 60. */
export function sum(ranges: readonly Range[]): Range {
  let lowest = 0;
  let highest = 0;
  for (const range of ranges) {
    lowest += range[0];
    highest += range[1];
  }
  return [tidy(lowest), tidy(highest)];
}

/** Points to nine decimals. */
export function tidy(points: number): number {
  // Most points are whole, and a division takes its time.
  if ((points | 0) === points) return points;
  return Math.round(points * 1e9) / 1e9;
}

/** Makes the function that works out a whole score and its groups, each in its place on the sheet. */
export function scoreOn(sheet: Sheet, score: Score): () => void {
  const whole = placeOfGroup(sheet, null);
  const places = score.groups.map(({ id }) => placeOfGroup(sheet, id));
  const indicators = score.groups.flatMap((group) => group.indicators);
  const ends = Int32Array.from(endsOf(score.groups));
  const ranges = new Float64Array(2 * indicators.length);
  const works = indicatorsOn(sheet, indicators, ranges);
  const { points } = sheet;
  return () => {
    works();
    let [least, most, at] = [0, 0, 0];
    for (let group = 0; group < ends.length; group += 1) {
      let [lowest, highest] = [0, 0];
      for (const end = ends[group] ?? 0; at < end; at += 2) {
        lowest += ranges[at] ?? 0;
        highest += ranges[at + 1] ?? 0;
      }
      const place = places[group] ?? 0;
      lowest = tidy(lowest);
      highest = tidy(highest);
      points[place] = lowest;
      points[place + 1] = highest;
      least += lowest;
      most += highest;
    }
    points[whole] = tidy(least);
    points[whole + 1] = tidy(most);
  };
}

/** Where the ranges of the indicators of each group end, two numbers a range. */
function endsOf(groups: readonly Group[]): readonly number[] {
  let end = 0;
  return groups.map(({ indicators }) => {
    end += 2 * indicators.length;
    return end;
  });
}

/** An indicator of steps, the points of each, and where its range stands. */
interface Stairway {
  readonly stairs: Stairs;
  readonly points: Float64Array;
  readonly least: number;
  readonly most: number;
  readonly at: number;
}

function pointsOfBands(bands: readonly Band[]): Pick<Stairway, 'points' | 'least' | 'most'> {
  const points = bands.map((band) => band.points);
  return { points: Float64Array.from(points), least: Math.min(...points), most: Math.max(...points) };
}

function climb(sheet: Sheet, stairways: readonly Stairway[], ranges: Float64Array): void {
  for (const { stairs, points, least, most, at } of stairways) {
    const step = stepOn(sheet, stairs);
    const given = step < 0 ? Number.NaN : (points[step] ?? 0);
    ranges[at] = step < 0 ? least : given;
    ranges[at + 1] = step < 0 ? most : given;
  }
}

/** Works indicators out into their ranges: those that are steps of one quantity in one pass, the others each by its function. */
function indicatorsOn(sheet: Sheet, indicators: readonly Indicator[], ranges: Float64Array): () => void {
  const stairways: Stairway[] = [];
  const others: { readonly work: PointsOnSheet; readonly at: number }[] = [];
  for (const [index, indicator] of indicators.entries()) {
    const at = 2 * index;
    const stairs = indicator.kind === 'bands' ? stairsOn(sheet, indicator.bands) : null;
    if (stairs === null || indicator.kind !== 'bands') others.push({ work: pointsOn(sheet, indicator), at });
    else stairways.push({ stairs, ...pointsOfBands(indicator.bands), at });
  }
  const { range } = sheet;
  return () => {
    climb(sheet, stairways, ranges);
    for (const { work, at } of others) {
      work();
      ranges[at] = range[0] ?? 0;
      ranges[at + 1] = range[1] ?? 0;
    }
  };
}

/**
 * Has what a score needs of every firm read and calculated as soon as a firm is laid down: the facts that it asks for whatever the others are
 * (of bands those of the first, since it may already hold), or all facts of the pack where firms come as rows, and the numbers of indicators.
 * It is asked once, of an empty sheet.
 */
export function layOut(sheet: Sheet, { groups }: Score, facts: readonly FactDefinition[] = []): void {
  const indicators = groups.flatMap((group) => group.indicators);
  const first = indicators.flatMap((indicator) => {
    if (indicator.kind !== 'bands') return factsOfIndicator(indicator);
    return factsOfIndicator({ ...indicator, bands: indicator.bands.slice(0, 1) });
  });
  readEarly(sheet, unique([...first, ...facts]));
  for (const indicator of indicators) for (const number of numbersOf(indicator)) placeEarly(sheet, number);
}

/** The numbers that an indicator counts or compares. */
function numbersOf(indicator: Indicator): readonly Expression[] {
  switch (indicator.kind) {
    case 'sum':
      return [];
    case 'bands':
      return indicator.bands.flatMap(({ condition }) => (condition === null ? [] : comparedIn(condition)));
    case 'each':
    case 'value':
      return [indicator.value];
  }
}

function comparedIn(condition: Condition): readonly Expression[] {
  if (condition.kind === 'compare') return condition.left.kind === 'score' ? [] : [condition.left];
  return condition.kind === 'any' || condition.kind === 'all' ? condition.parts.flatMap(comparedIn) : [];
}

/** The points of a group, or (null) of the whole score, that stand on the sheet. */
export function rangeAt({ points }: Sheet, place: number): Range {
  return [points[place] ?? Number.NaN, points[place + 1] ?? Number.NaN];
}

/** Makes the function that works out the groups of a score for any firm. Null is the whole score. */
export function compileScore(score: Score): (facts: Facts) => (group: string | null) => Range {
  const sheet = createSheet();
  layOut(sheet, score);
  const work = scoreOn(sheet, score);
  return (facts) => {
    layDown(sheet, facts);
    work();
    const ranges = new Map(sheet.groups.map((group, index) => [group, rangeAt(sheet, 2 * index)]));
    return (group) => ranges.get(group) ?? rangeAt(sheet, 0);
  };
}
