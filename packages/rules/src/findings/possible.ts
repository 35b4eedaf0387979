import type { Indicator, Score } from '../pack.ts';
import { type Box, rangeIn, valuesIn } from './box.ts';
import { type Comparing, type Formula, type FormulaContext, formulaOf } from './formula.ts';
import { type Interval, isEmpty, meet } from './interval.ts';
import { denominatorsOf, factsOfQuantity, type Quantity, quantityOf } from './quantity.ts';
import { withinOf } from './within.ts';

/**
 * The verdicts that a formula may have for the firms of a box, every fact of which is known. More may be told than there are, never
 * fewer: what is not here is proven.
 */
export interface Possible {
  readonly met: boolean;
  readonly unmet: boolean;
  /** Where a denominator may be zero. */
  readonly unknown: boolean;
}

/** The score of a pack, with its bands as formulas. */
export type ScoreFormula = ReadonlyMap<string, readonly IndicatorFormula[]>;

export interface IndicatorFormula {
  readonly indicator: Indicator;
  /** The bands' formulas; null for the last, which always holds. */
  readonly bands: readonly { readonly formula: Formula | null; readonly points: number }[];
}

export function scoreFormulaOf(score: Score, context: FormulaContext): ScoreFormula {
  const formulas = score.groups.map(({ id, indicators }) => {
    const own = indicators.map((indicator): IndicatorFormula => {
      const bands = indicator.kind === 'bands' ? indicator.bands : [];
      const all = bands.map(({ condition, points }) => ({
        formula: condition === null ? null : formulaOf(condition, context),
        points,
      }));
      return { indicator, bands: all };
    });
    return [id, own] as const;
  });
  return new Map(formulas);
}

export function possibleIn(box: Box, formula: Formula, score: ScoreFormula): Possible {
  switch (formula.kind) {
    case 'all':
    case 'any': {
      const parts = formula.parts.map((part) => possibleIn(box, part, score));
      const [best, worst] = formula.kind === 'all' ? (['met', 'unmet'] as const) : (['unmet', 'met'] as const);
      const isAllBest = parts.every((part) => part[best]);
      const isSomeWorst = parts.some((part) => part[worst]);
      const unknown = parts.some((part) => part.unknown);
      return formula.kind === 'all'
        ? { met: isAllBest, unmet: isSomeWorst, unknown }
        : { met: isSomeWorst, unmet: isAllBest, unknown };
    }
    case 'not': {
      const { met, unmet, unknown } = possibleIn(box, formula.part, score);
      return { met: unmet, unmet: met, unknown };
    }
    case 'compare':
      return possibleComparison(box, formula);
    case 'choice': {
      const left = valuesIn(box, formula.fact) ?? formula.all;
      const inside = [...left].filter((value) => formula.values.has(value)).length;
      return { met: inside > 0, unmet: inside < left.size, unknown: false };
    }
    case 'score': {
      const [lowest, highest] = pointsIn(box, score, formula.group);
      const [met, unmet] = [highest >= formula.least - SLACK, lowest < formula.least + SLACK];
      return { met, unmet, unknown: met && unmet };
    }
  }
}

/** Sums of points are kept to nine decimals. */
const SLACK = 1e-9;

function possibleComparison(box: Box, comparing: Comparing): Possible {
  const range = rangeIn(box, comparing.quantity);
  const mayHold = (isMet: boolean) =>
    withinOf(comparing, isMet).some((interval: Interval) => !isEmpty(meet(range, interval)));
  return { met: mayHold(true), unmet: mayHold(false), unknown: mayBeUnknown(box, comparing.quantity) };
}

/** Whether a quantity may be unknown for a firm with every fact: a denominator may be zero, or a root be of a negative number. */
export function mayBeUnknown(box: Box, quantity: Quantity): boolean {
  const mayBeZero = denominatorsOf(quantity).some((one) => {
    const { low, high, isLowOpen, isHighOpen } = rangeIn(box, one);
    return (low < 0 || (low === 0 && !isLowOpen)) && (high > 0 || (high === 0 && !isHighOpen));
  });
  return mayBeZero || mayRootNegative(box, quantity);
}

export function mayRootNegative(box: Box, quantity: Quantity): boolean {
  const isRooted = (one: Quantity): boolean =>
    one.kind !== 'number' && one.kind !== 'fact' && (one.kind === 'compound' || one.args.some(isRooted));
  return (
    isRooted(quantity) &&
    factsOfQuantity(quantity).some((fact) => rangeIn(box, { kind: 'fact', key: fact.name, fact }).low < 0)
  );
}

/** The least and the most points that a group, or (null) the whole score, may give. */
export function pointsIn(
  box: Box,
  score: ScoreFormula,
  group: string | null,
): readonly [lowest: number, highest: number] {
  const indicators = group === null ? [...score.values()].flat() : (score.get(group) ?? []);
  return indicators.reduce<readonly [number, number]>(
    ([lowest, highest], indicator) => {
      const [least, most] = indicatorPoints(box, indicator, score);
      return [lowest + least, highest + most];
    },
    [0, 0],
  );
}

function indicatorPoints(
  box: Box,
  { indicator, bands }: IndicatorFormula,
  score: ScoreFormula,
): readonly [lowest: number, highest: number] {
  const { maximum } = indicator;
  switch (indicator.kind) {
    case 'bands': {
      const points: number[] = [];
      for (const band of bands) {
        const possible = band.formula === null ? null : possibleIn(box, band.formula, score);
        if (possible === null || possible.met || possible.unknown) points.push(band.points);
        if (possible !== null && !possible.unmet && !possible.unknown) break;
      }
      return [Math.min(...points), Math.max(...points)];
    }
    case 'sum': {
      const pointsWhere = (isGiven: (values: ReadonlySet<unknown> | undefined) => boolean) =>
        indicator.items.reduce((total, { fact, points }) => total + (isGiven(valuesIn(box, fact)) ? points : 0), 0);
      const least = pointsWhere((values) => values !== undefined && !values.has(false));
      return [
        Math.min(maximum, least),
        Math.min(
          maximum,
          pointsWhere((values) => values?.has(true) !== false),
        ),
      ];
    }
    case 'each':
    case 'value': {
      const quantity = quantityOf(indicator.value);
      if (mayBeUnknown(box, quantity)) return [0, maximum];
      const { low, high } = rangeIn(box, quantity);
      const of = (value: number) => {
        if (indicator.kind === 'value') return value;
        return Number.isFinite(value) ? Math.floor(value / indicator.every + 1e-12) * indicator.points : value;
      };
      const clamped = (points: number) => Math.min(maximum, Math.max(0, points));
      return [clamped(of(low)), clamped(of(high))];
    }
  }
}
