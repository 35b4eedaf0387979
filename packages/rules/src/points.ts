import { bandsOn } from './bands.ts';
import type { Facts } from './fact.ts';
import { numberOn } from './number.ts';
import type { Band, Indicator, Score } from './pack.ts';
import { createSheet, layDown, placeOfGroup, type Sheet } from './sheet.ts';

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
      const value = numberOn(sheet, indicator.value);
      const { every, points } = indicator;
      return () => {
        const number = value();
        if (Number.isNaN(number)) write(sheet, 0, maximum);
        else writeOne(sheet, within(maximum, Math.floor(number / every + 1e-12) * points));
      };
    }
    case 'sum':
      return sumOn(sheet, indicator, maximum);
    case 'value': {
      const value = numberOn(sheet, indicator.value);
      return () => {
        const number = value();
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
  return () => {
    let lowest = 0;
    let highest = 0;
    for (const { fact, points } of items) {
      // No item takes points away: what has reached the maximum stays there.
      if (lowest >= maximum) break;
      const value = sheet.facts[fact.name];
      if (value === true) lowest += points;
      if (value !== false) highest += points;
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
  const groups = score.groups.map(({ id, indicators }) => ({
    place: placeOfGroup(sheet, id),
    indicators: indicators.map((indicator) => pointsOn(sheet, indicator)),
  }));
  const { points, range } = sheet;
  return () => {
    let [lowest, highest] = [0, 0];
    for (const { place, indicators } of groups) {
      let [least, most] = [0, 0];
      for (const indicator of indicators) {
        indicator();
        least += range[0] ?? 0;
        most += range[1] ?? 0;
      }
      lowest += points[place] = tidy(least);
      highest += points[place + 1] = tidy(most);
    }
    points[whole] = tidy(lowest);
    points[whole + 1] = tidy(highest);
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
