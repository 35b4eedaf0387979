import { compileCondition } from './compile.ts';
import type { Facts } from './fact.ts';
import { compileNumber } from './number.ts';
import type { Band, Group, Indicator, Score } from './pack.ts';
import { MET, type Rank, UNMET } from './verdict.ts';

/** A score while facts may be missing: the least and the most that is possible, in points. */
export type Range = readonly [lowest: number, highest: number];

/** The points of an indicator, a group or a whole score for a firm. */
export type RangeOf = (facts: Facts) => Range;

/** Makes the function that gives an indicator's points. */
export function compileIndicator(indicator: Indicator): RangeOf {
  const { maximum } = indicator;
  switch (indicator.kind) {
    case 'bands':
      return compileBands(indicator.bands);
    case 'each': {
      const value = compileNumber(indicator.value);
      const { every, points } = indicator;
      return (facts) => {
        const number = value(facts);
        if (Number.isNaN(number)) return [0, maximum];
        const reached = Math.min(maximum, Math.max(0, Math.floor(number / every + 1e-12) * points));
        return [reached, reached];
      };
    }
    case 'sum':
      return (facts) => {
        let lowest = 0;
        let highest = 0;
        for (const { fact, points } of indicator.items) {
          const value = facts[fact.name];
          if (value === true) lowest += points;
          if (value !== false) highest += points;
        }
        return [Math.min(maximum, lowest), Math.min(maximum, highest)];
      };
    case 'value': {
      const value = compileNumber(indicator.value);
      return (facts) => {
        const number = value(facts);
        if (Number.isNaN(number)) return [0, maximum];
        const points = Math.min(maximum, Math.max(0, number));
        return [points, points];
      };
    }
  }
}

/** The verdicts of an indicator's bands as far as they matter: up to the first that holds. */
export function compileBandRanks(bands: readonly Band[]): (facts: Facts) => readonly Rank[] {
  const conditions = bands.map(({ condition }) => (condition === null ? () => MET : compileCondition(condition, null)));
  return (facts) => {
    const ranks: Rank[] = [];
    for (const condition of conditions) {
      const rank = condition({ facts, group: noScore });
      ranks.push(rank);
      if (rank === MET) break;
    }
    return ranks;
  };
}

function noScore(): Range {
  throw new Error('Broken invariant: a band speaks of facts, not of scores');
}

/** The first band that holds gives the points; where a band is unknown, it and the later ones stay possible. */
function compileBands(bands: readonly Band[]): RangeOf {
  const ranksOf = compileBandRanks(bands);
  return (facts) => {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (const [index, rank] of ranksOf(facts).entries()) {
      const points = bands[index]?.points ?? 0;
      if (rank === UNMET) continue;
      lowest = Math.min(lowest, points);
      highest = Math.max(highest, points);
    }
    return [lowest, highest];
  };
}

/** Makes the function that adds up a group. */
function compileGroup({ indicators }: Group): RangeOf {
  const parts = indicators.map(compileIndicator);
  return (facts) => sum(parts.map((part) => part(facts)));
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

/** The groups of a score for one firm, each worked out once, when first asked for. Null is the whole score. */
export function compileScore(score: Score): (facts: Facts) => (group: string | null) => Range {
  const groups = score.groups.map((group) => [group.id, compileGroup(group)] as const);
  return (facts) => {
    const ranges = new Map(groups.map(([id, group]) => [id, group(facts)]));
    const whole = sum([...ranges.values()]);
    return (group) => (group === null ? whole : (ranges.get(group) ?? whole));
  };
}
