import { unique } from '../expression.ts';
import type { FactDefinition, Facts, FactValue } from '../fact.ts';
import type { Indicator } from '../pack.ts';
import type { Unit } from '../unit.ts';
import { type Box, type Constraint, constrained, rangeIn, valuesIn } from './box.ts';
import { between, contains, type Interval, whole } from './interval.ts';
import { type IndicatorFormula, pointsIn, type ScoreFormula } from './possible.ts';
import { factsOfQuantity, quantityOf } from './quantity.ts';
import { type Goal, narrowed } from './search.ts';

/** Firms that are tried for one box before it is given up. */
const MOST_TRIES = 40;

/**
 * Makes firms out of a box, one fact after the other, each a number that is left when the others are chosen. Those that others are
 * divided by come first, so that ratios are met by their numerators. The first firm that will do is returned.
 */
export function firmIn(
  box: Box,
  scores: readonly Goal[],
  score: ScoreFormula,
  facts: readonly FactDefinition[],
  codes: readonly string[],
  willDo: (facts: Facts) => boolean,
): Facts | null {
  // Groups first: the whole score takes what they leave.
  const isWhole = ({ formula }: Goal) => Number(formula.kind === 'score' && formula.group === null);
  const inTurn = scores.toSorted((a, b) => isWhole(a) - isWhole(b));
  const start = inTurn.reduce((reached, goal) => reachScore(reached, goal, score), box);
  const inOrder = unique([...[...start.bound.values()].flatMap(factsOfQuantity), ...facts]);
  const numbers = inOrder.filter(({ unit }) => unit !== null);
  const chosen = Object.fromEntries(
    facts.flatMap((fact) => (fact.unit === null ? [[fact.name, choiceIn(start, fact, codes)] as const] : [])),
  );
  let tries = 0;
  const fill = (reached: Box, index: number, values: Readonly<Record<string, FactValue>>): Facts | null => {
    const fact = numbers[index];
    if (fact === undefined) {
      tries += 1;
      const firm = { ...chosen, ...values };
      return willDo(firm) ? firm : null;
    }
    const quantity = { kind: 'fact' as const, key: fact.name, fact };
    for (const value of candidates(rangeIn(reached, quantity), fact)) {
      if (tries >= MOST_TRIES) return null;
      const isBound = reached.intervals.has(fact.name);
      const next = isBound
        ? constrained(reached, [{ kind: 'within', quantity, interval: between(value, value) }])
        : reached;
      const firm = next === undefined ? null : fill(next, index + 1, { ...values, [fact.name]: value });
      if (firm !== null) return firm;
      if (next === undefined) tries += 1;
      // A fact that no rule of the box speaks of cannot have been the reason.
      if (!isBound) return null;
    }
    return null;
  };
  return fill(start, 0, {});
}

function choiceIn(box: Box, fact: FactDefinition, codes: readonly string[]): FactValue {
  const left = valuesIn(box, fact);
  const first = left === undefined ? undefined : ([...left].find((value) => value !== true) ?? [...left][0]);
  if (first !== undefined) return first;
  if (fact.type === 'enum') return fact.options[0]?.value ?? '';
  return fact.type === 'boolean' || fact.type === 'judgement' ? false : (codes[0] ?? '');
}

/** What a firm of middling size has, where nothing else is asked: money in fen. */
const USUAL: Readonly<Record<Unit, number>> = {
  CNY: 5_000_000_000,
  person: 100,
  count: 1,
  year: 5,
  rank: 0,
  level: 2,
  ratio: 0.2,
  point: 50,
};

/** Numbers to try in an interval: the usual one, some well inside, then the ends. */
function candidates(range: Interval, fact: FactDefinition): readonly number[] {
  const isWhole = fact.type === 'integer' || fact.type === 'money';
  const { low, high, isLowOpen, isHighOpen } = isWhole ? whole(range) : range;
  const usual = USUAL[fact.unit ?? 'count'];
  const step = isWhole ? 1 : Math.max(Math.abs(low), Math.abs(high), 1) * 1e-6;
  const hasLow = Number.isFinite(low);
  const hasHigh = Number.isFinite(high);
  const inside =
    hasLow && hasHigh ? [(low + high) / 2] : hasLow ? [low + Math.abs(low) / 10 + 1] : [high - Math.abs(high) / 10 - 1];
  const ends = [
    ...(hasLow ? [isLowOpen && Number.isFinite(step) ? low + step : low, low + 1] : []),
    ...(hasHigh ? [isHighOpen && Number.isFinite(step) ? high - step : high, high - 1] : []),
  ];
  // A number that a person would write comes before one that only lies within.
  const tidy = inside.map((value) => Number(value.toPrecision(2)));
  const tried = [usual, ...tidy, ...inside, ...ends, 0].map((value) => (isWhole ? Math.round(value) : value));
  const within: Interval = { low, high, isLowOpen, isHighOpen };
  return unique(tried.filter((value) => Number.isFinite(value) && contains(within, value)));
}

/**
 * Narrows a box so that the indicators of a score give as little as they can or, where it is to be reached, just enough: one after
 * the other, each by itself.
 */
function reachScore(start: Box, { formula, want }: Goal, score: ScoreFormula): Box {
  if (formula.kind !== 'score') return start;
  const isHigh = want === 'met' || want === 'notUnmet';
  const indicators = formula.group === null ? [...score.values()].flat() : (score.get(formula.group) ?? []);
  return indicators.reduce((box, one) => {
    const [lowest] = pointsIn(box, score, formula.group);
    const wanting = isHigh ? formula.least - lowest : 0;
    if (isHigh && wanting <= 0) return box;
    if (one.indicator.kind === 'bands') return reachBand(box, one, isHigh ? wanting : null, score);
    const constraints = constraintsFor(one.indicator, isHigh);
    return constraints.reduce((reached, constraint) => constrained(reached, [constraint]) ?? reached, box);
  }, start);
}

/** The band with the fewest points that are enough, else the most there are; the fewest of all where none are wanting. */
function reachBand(box: Box, { bands }: IndicatorFormula, wanting: number | null, score: ScoreFormula): Box {
  const least = Math.min(...bands.map(({ points }) => points));
  const isEnough = (points: number) => wanting === null || points - least >= wanting;
  const ordered = bands
    .map((band, index) => ({ ...band, earlier: bands.slice(0, index) }))
    .sort((a, b) => {
      const [first, second] = [isEnough(a.points), isEnough(b.points)];
      if (first !== second) return first ? -1 : 1;
      return first ? a.points - b.points : b.points - a.points;
    });
  for (const { formula, earlier } of ordered) {
    const before = earlier.flatMap((one): readonly Goal[] =>
      one.formula === null ? [] : [{ formula: one.formula, want: 'unmet' }],
    );
    const goals: readonly Goal[] = formula === null ? before : [...before, { formula, want: 'met' }];
    const reached = narrowed(box, goals, score);
    if (reached !== undefined) return reached;
  }
  return box;
}

function constraintsFor(indicator: Indicator, isHigh: boolean): readonly Constraint[] {
  switch (indicator.kind) {
    case 'sum':
      return indicator.items.map(({ fact }): Constraint => ({ kind: 'among', fact, values: new Set([isHigh]) }));
    case 'each': {
      const steps = Math.ceil(indicator.maximum / indicator.points);
      const interval = isHigh ? between(steps * indicator.every, Infinity) : between(-Infinity, indicator.every / 2);
      return [{ kind: 'within', quantity: quantityOf(indicator.value), interval }];
    }
    case 'value': {
      const interval = isHigh ? between(indicator.maximum, Infinity) : between(-Infinity, 0);
      return [{ kind: 'within', quantity: quantityOf(indicator.value), interval }];
    }
    case 'bands':
      return [];
  }
}
