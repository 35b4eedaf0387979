import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type BinnedVariable, binIndexes } from './bins.ts';
import { type BinningOptions, binVariable } from './binVariable.ts';
import type { Card, Scale } from './card.ts';
import { inflationOf } from './inflation.ts';
import { findLeak, type Leak } from './leaks.ts';
import { fitLogistic, type LogisticFit, type LogisticOptions } from './logistic.ts';
import { type Effects, pointsOf } from './points.ts';
import { refineEffects } from './refine.ts';
import { refuse, type ScorecardCode } from './refusals.ts';
import { columnNamed, type Sample } from './sample.ts';
import { chooseStepwise } from './stepwise.ts';

/** How a card is fitted. */
export interface FitOptions {
  readonly binning: BinningOptions;
  /** Variables of less information value are left out. */
  readonly leastInformation: number;
  /** `penalised`: all others, those left whose coefficient is above 0; `stepwise`: by Akaike's criterion. */
  readonly choice: 'penalised' | 'stepwise';
  readonly regression: LogisticOptions;
  /** The ridge that holds what a bin adds near its weight of evidence times the coefficient; null: exactly there. */
  readonly effectRidge: number | null;
  /** Variables known only after the outcome, as the modeller says. */
  readonly declaredLeaks: readonly string[];
  /** Variables that stay although they look like leaks. */
  readonly signedFor: readonly string[];
  /** With `baseScore` null it is 600, or as many hundreds more as the worst row needs to have no less than 0 points. */
  readonly scale: Omit<Scale, 'baseScore'> & { readonly baseScore: number | null };
}

/** Ridges and bins as cross-validation on German credit and Polish bankruptcies found them to do well on both. */
export const DEFAULT_FIT: FitOptions = {
  binning: {
    preBins: 60,
    trend: 'automatic',
    leastShare: 0.01,
    leastRows: 20,
    leastOfEach: 1,
    leastDifference: 0,
    specials: [],
    leastRowsOfWord: 5,
  },
  leastInformation: 0.02,
  choice: 'penalised',
  regression: { ridge: 30, lasso: 0, isNonNegative: true },
  effectRidge: 10,
  declaredLeaks: [],
  signedFor: [],
  scale: { baseScore: null, baseOdds: 50, pointsToDouble: 20 },
};

/** Why a variable is not in the card. */
export interface LeftOut {
  readonly name: string;
  readonly why: 'leak' | 'little_information' | 'not_chosen';
  readonly informationValue: number;
}

/** A card, without target and cut-off, which the caller knows, and how it came about. */
export interface FittedCard {
  readonly card: Omit<Card, 'target' | 'cutOff'>;
  readonly leaks: readonly Leak[];
  readonly leftOut: readonly LeftOut[];
  readonly fit: LogisticFit;
}

/**
 * Fits a card to a sample: leaks out, bins, weights of evidence, choice of variables, regression, points.
 * Refuses rows of one outcome, a sample of which no variable can be used, and a scale by which the worst row has less than 0 points.
 * @example fitCard(sample, DEFAULT_FIT)
 */
export function fitCard(sample: Sample, options: FitOptions): Result<FittedCard, Refusal<ScorecardCode>> {
  const faulty = faultOfScale(options.scale);
  if (faulty !== undefined) return refused(faulty);
  const { binned, leaks, leftOut } = binAll(sample, options);
  if (binned.length === 0) {
    return refused(refuse('no_variable', { columns: sample.columns.length, least: options.leastInformation }));
  }
  const indexes = binned.map((variable) => binIndexes(variable, columnNamed(sample.columns, variable.name)));
  const weights = binned.map((variable, at) => weightsOf(variable, indexes[at] ?? new Uint16Array()));
  const chosen = choose(weights, sample.isBad, options);
  if (!chosen.ok) return chosen;
  const fit = fitLogistic(picked(weights, chosen.value), sample.isBad, options.regression);
  if (!fit.ok) return fit;
  const used = chosen.value.filter((_, index) => fit.value.coefficients[index] !== 0);
  if (used.length === 0)
    return refused(refuse('no_variable', { columns: sample.columns.length, least: options.leastInformation }));
  const effects = effectsOf(picked(binned, used), picked(indexes, used), fit.value, sample.isBad, options.effectRidge);
  const inflation = inflationOf(picked(weights, used));
  const points = pointsOf(effects, fit.value.intercept, options.scale);
  if (!points.ok) return points;
  const variables = effects.map(({ variable, coefficient, standardError }, index) => ({
    ...variable,
    bins: variable.bins.map((bin, place) => ({ ...bin, points: points.value.points[index]?.[place] ?? 0 })),
    coefficient,
    standardError,
    inflation: inflation[index] ?? 1,
  }));
  const others = binned.filter((variable) => !variables.some(({ name }) => name === variable.name));
  const notChosen = others.map(
    ({ name, informationValue }) => ({ name, why: 'not_chosen', informationValue }) as const,
  );
  const signedFor = leaks.map(({ name }) => name).filter((name) => options.signedFor.includes(name));
  const { scale, base } = points.value;
  return ok({
    card: { scale, base, variables, signedFor },
    leaks,
    leftOut: [...leftOut, ...notChosen],
    fit: fit.value,
  });
}

/** Of each row the weight of evidence of its bin. */
function weightsOf({ bins }: BinnedVariable, indexes: Uint16Array): Float64Array {
  const ofBins = Float64Array.from(bins, ({ weight }) => weight);
  const weights = new Float64Array(indexes.length);
  for (let row = 0; row < indexes.length; row += 1) weights[row] = ofBins[indexes[row] ?? 0] ?? 0;
  return weights;
}

function picked<Item>(items: readonly Item[], places: readonly number[]): readonly Item[] {
  return places.flatMap((place) => items[place] ?? []);
}

function faultOfScale({
  baseScore,
  baseOdds,
  pointsToDouble,
}: FitOptions['scale']): Refusal<ScorecardCode> | undefined {
  const asked = { baseScore: baseScore ?? 600, baseOdds, pointsToDouble };
  const wrong = Object.entries(asked).find(([, value]) => !(Number.isFinite(value) && value > 0));
  return wrong === undefined ? undefined : refuse('scale_out_of_range', { name: wrong[0], value: wrong[1] });
}

function binAll({ columns, isBad }: Sample, options: FitOptions) {
  const leaks: Leak[] = [];
  const leftOut: LeftOut[] = [];
  const binned: BinnedVariable[] = [];
  for (const column of columns) {
    const { name } = column;
    const isDeclared = options.declaredLeaks.includes(name);
    const variable = binVariable(column, isBad, options.binning);
    const leak: Leak | undefined = isDeclared
      ? { kind: 'declared', name }
      : findLeak(column, isBad, variable, options.binning);
    if (leak !== undefined) leaks.push(leak);
    const { informationValue } = variable;
    if (leak !== undefined && !options.signedFor.includes(name)) leftOut.push({ name, why: 'leak', informationValue });
    else if (informationValue < options.leastInformation)
      leftOut.push({ name, why: 'little_information', informationValue });
    else binned.push(variable);
  }
  return { binned, leaks, leftOut };
}

function choose(weights: readonly Float64Array[], isBad: Uint8Array, { choice, regression }: FitOptions) {
  return choice === 'stepwise' ? chooseStepwise(weights, isBad, regression) : ok([...weights.keys()]);
}

/** What each bin of each variable adds to the log odds of good. */
function effectsOf(
  variables: readonly BinnedVariable[],
  indexes: readonly Uint16Array[],
  fit: LogisticFit,
  isBad: Uint8Array,
  ridge: number | null,
): readonly Effects[] {
  const places = [...fit.coefficients.keys()].filter((place) => fit.coefficients[place] !== 0);
  const plain = variables.map((variable, index) => {
    const place = places[index] ?? 0;
    const coefficient = fit.coefficients[place] ?? 0;
    const effects = Float64Array.from(variable.bins, (bin) => coefficient * bin.weight);
    return { variable, coefficient, standardError: fit.standardErrors[place + 1] ?? null, effects };
  });
  if (ridge === null) return plain;
  const inBins = plain.map(({ variable, coefficient, effects }, index) => {
    const ordered = orderedBins(variable);
    return {
      indexes: indexes[index] ?? new Uint16Array(),
      effects,
      ordered: coefficient > 0 ? ordered : ordered.toReversed(),
    };
  });
  const refined = refineEffects(inBins, fit.intercept, isBad, ridge);
  return plain.map((one, index) => ({ ...one, effects: refined[index] ?? one.effects }));
}

/** Ranges and groups, from the least weight of evidence; bins that stand apart have no order. */
function orderedBins({ bins }: BinnedVariable): readonly number[] {
  const places = [...bins.keys()].filter((place) => ['range', 'levels'].includes(bins[place]?.content.kind ?? ''));
  return places.sort((a, b) => (bins[a]?.weight ?? 0) - (bins[b]?.weight ?? 0) || a - b);
}
