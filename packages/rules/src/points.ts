import { bandsOn } from './bands.ts';
import { holdsOn } from './compile.ts';
import { unique } from './expression.ts';
import type { FactDefinition, Facts } from './fact.ts';
import { factsOfIndicator } from './factsOfRules.ts';
import { placeOf } from './number.ts';
import type { Band, Group, Indicator, Score } from './pack.ts';
import { createSheet, layDown, numberAt, placeOfGroup, readEarly, type Sheet } from './sheet.ts';
import { MET, UNMET } from './verdict.ts';

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
  const ranks = items.map(({ fact }) => holdsOn(sheet, fact));
  const points = items.map((item) => item.points);
  return () => {
    let lowest = 0;
    let highest = 0;
    for (let index = 0; index < ranks.length; index += 1) {
      const rank = ranks[index]?.() ?? UNMET;
      if (rank === UNMET) continue;
      highest += points[index] ?? 0;
      if (rank === MET) lowest += points[index] ?? 0;
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
    const given = points[index];
    if (given !== undefined) return writeOne(sheet, given);
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

function tidy(points: number): number {
  return Math.round(points * 1e9) / 1e9;
}

/** Makes the function that works out a whole score and its groups, each in its place on the sheet. */
export function scoreOn(sheet: Sheet, score: Score): () => void {
  const whole = placeOfGroup(sheet, null);
  readEarly(sheet, factsReadFirst(score));
  const groups = score.groups.map((group) => groupOn(sheet, group));
  const { points } = sheet;
  return () => {
    points[whole] = 0;
    points[whole + 1] = 0;
    for (const group of groups) group();
    points[whole] = tidy(points[whole] ?? 0);
    points[whole + 1] = tidy(points[whole + 1] ?? 0);
  };
}

/** The facts that a score asks for whatever the others are: of bands those of the first, since it may already hold. */
export function factsReadFirst({ groups }: Score): readonly FactDefinition[] {
  return unique(
    groups.flatMap(({ indicators }) =>
      indicators.flatMap((indicator) => {
        if (indicator.kind !== 'bands') return factsOfIndicator(indicator);
        return factsOfIndicator({ ...indicator, bands: indicator.bands.slice(0, 1) });
      }),
    ),
  );
}

/** Makes the function that works out a group and adds it to the whole. */
function groupOn(sheet: Sheet, { id, indicators }: Group): () => void {
  const whole = placeOfGroup(sheet, null);
  const place = placeOfGroup(sheet, id);
  const parts = indicators.map((indicator) => pointsOn(sheet, indicator));
  const { points, range } = sheet;
  return () => {
    let lowest = 0;
    let highest = 0;
    for (const part of parts) {
      part();
      lowest += range[0] ?? 0;
      highest += range[1] ?? 0;
    }
    points[place] = tidy(lowest);
    points[place + 1] = tidy(highest);
    points[whole] = (points[whole] ?? 0) + tidy(lowest);
    points[whole + 1] = (points[whole + 1] ?? 0) + tidy(highest);
  };
}

/** The points of a group, or (null) of the whole score, that stand on the sheet. */
export function rangeAt({ points }: Sheet, place: number): Range {
  return [points[place] ?? Number.NaN, points[place + 1] ?? Number.NaN];
}

/** Makes the function that works out the groups of a score for any firm. Null is the whole score. */
export function compileScore(score: Score): (facts: Facts) => (group: string | null) => Range {
  const sheet = createSheet();
  const work = scoreOn(sheet, score);
  return (facts) => {
    layDown(sheet, facts);
    work();
    const ranges = new Map(sheet.groups.map((group, index) => [group, rangeAt(sheet, 2 * index)]));
    return (group) => ranges.get(group) ?? rangeAt(sheet, 0);
  };
}
