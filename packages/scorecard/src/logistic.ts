import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { cholesky, crossProducts, inverseDiagonal, solve } from './linear.ts';
import { refuse, type ScorecardCode } from './refusals.ts';

/** What is asked of a fit. */
export interface LogisticOptions {
  /** λ of the penalty ½ λ Σ β², on all but the intercept. */
  readonly ridge: number;
  /** κ of the penalty κ Σ |β|, which sets coefficients to 0. */
  readonly lasso: number;
  /** Whether coefficients below 0 are held at 0. */
  readonly isNonNegative: boolean;
}

/** A fitted regression: log odds of good to bad = intercept + Σ coefficient × column. */
export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Of the intercept, then of each coefficient; null where it is held at 0. */
  readonly standardErrors: readonly (number | null)[];
  readonly logLikelihood: number;
  readonly iterations: number;
}

const MOST_ITERATIONS = 100;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), each step solved under the penalties and the signs by cyclic
 * coordinate descent on the quadratic (Friedman, Hastie and Tibshirani, Journal of Statistical Software 33(1), 2010), a step halved while it would
 * lower the penalised likelihood. Standard errors are those of the inverse information with the ridge, of the coefficients that are not held.
 * Refuses rows of one outcome alone, and outcomes that the columns tell apart wholly, where no finite coefficients are the most likely.
 * @example fitLogistic([Float64Array.of(0, 1, 0, 1)], Uint8Array.of(1, 0, 0, 1), { ridge: 0, lasso: 0, isNonNegative: false })
 */
export function fitLogistic(
  columns: readonly Float64Array[],
  isBad: Uint8Array,
  options: LogisticOptions,
): Result<LogisticFit, Refusal<ScorecardCode>> {
  const rows = isBad.length;
  let bads = 0;
  for (const bad of isBad) bads += bad;
  if (bads === 0 || bads === rows) return refused(refuse('one_outcome', { rows, bads }));
  const size = columns.length + 1;
  let beta = new Float64Array(size);
  beta[0] = Math.log((rows - bads) / bads);
  let now = evaluateAt(columns, isBad, beta, options);
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    const step = stepFrom(now, beta, options);
    let [scale, next, moved] = [1, now, beta];
    do {
      moved = beta.map((value, index) => value + scale * (step[index] ?? 0));
      next = evaluateAt(columns, isBad, moved, options);
      scale /= 2;
    } while (next.objective < now.objective - 1e-12 * Math.abs(now.objective) && scale > 1e-6);
    const gain = next.objective - now.objective;
    [beta, now] = [moved, next];
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // What a step of Newton leaves is about its square.
    if (longest < 1e-5 || (gain <= 1e-13 * Math.abs(now.objective) && longest < 1e-3))
      return ok(fitOf(beta, now, iteration));
  }
  return refused(refuse('not_converged', { iterations: MOST_ITERATIONS }));
}

/** The likelihood, its slope and its curvature at some coefficients. */
interface Point {
  readonly objective: number;
  readonly logLikelihood: number;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
}

function evaluateAt(
  columns: readonly Float64Array[],
  isBad: Uint8Array,
  beta: Float64Array,
  { ridge, lasso }: LogisticOptions,
): Point {
  const [rows, size] = [isBad.length, columns.length + 1];
  const scores = scoresOf(columns, beta, rows);
  const [residuals, weights] = [new Float64Array(rows), new Float64Array(rows)];
  let logLikelihood = 0;
  for (let row = 0; row < rows; row += 1) {
    const score = scores[row] ?? 0;
    const good = 1 / (1 + Math.exp(-score));
    const isGood = 1 - (isBad[row] ?? 0);
    residuals[row] = isGood - good;
    weights[row] = good * (1 - good);
    // ln p of what happened, without overflow: −ln(1 + e^(−|s|)), and −|s| where the sign is the wrong one.
    logLikelihood -= Math.log1p(Math.exp(-Math.abs(score))) + (isGood === 1 ? Math.max(0, -score) : Math.max(0, score));
  }
  const curvature = crossProducts([new Float64Array(rows).fill(1), ...columns], weights);
  const slope = new Float64Array(size);
  let penalty = 0;
  for (let i = 0; i < size; i += 1) {
    const coefficient = i === 0 ? 0 : (beta[i] ?? 0);
    penalty += 0.5 * ridge * coefficient ** 2 + lasso * Math.abs(coefficient);
    slope[i] = sumWith(residuals, columns[i - 1]) - ridge * coefficient;
    if (i > 0) curvature[i * size + i] = (curvature[i * size + i] ?? 0) + ridge;
  }
  return { objective: logLikelihood - penalty, logLikelihood, slope, curvature };
}

/** Intercept and coefficients as the score of each row. */
function scoresOf(columns: readonly Float64Array[], beta: Float64Array, rows: number): Float64Array {
  const scores = new Float64Array(rows).fill(beta[0] ?? 0);
  for (const [index, column] of columns.entries()) {
    const coefficient = beta[index + 1] ?? 0;
    if (coefficient === 0) continue;
    for (let row = 0; row < rows; row += 1) scores[row] = (scores[row] ?? 0) + coefficient * (column[row] ?? 0);
  }
  return scores;
}

/** Σ value × other; Σ value where there is no other. */
function sumWith(values: Float64Array, others: Float64Array | undefined): number {
  let sum = 0;
  if (others === undefined) for (let row = 0; row < values.length; row += 1) sum += values[row] ?? 0;
  else for (let row = 0; row < values.length; row += 1) sum += (values[row] ?? 0) * (others[row] ?? 0);
  return sum;
}

/** The step to the top of the quadratic, under the penalty of sizes and the signs. */
function stepFrom(
  { slope, curvature }: Point,
  beta: Float64Array,
  { lasso, isNonNegative }: LogisticOptions,
): Float64Array {
  const size = slope.length;
  if (lasso === 0 && !isNonNegative) {
    const lower = cholesky(curvature, size);
    if (lower !== undefined) return solve(lower, slope);
  }
  const step = new Float64Array(size);
  const rest = Float64Array.from(slope);
  for (let sweep = 0; sweep < 10_000; sweep += 1) {
    let longest = 0;
    for (let i = 0; i < size; i += 1) {
      const own = curvature[i * size + i] ?? 0;
      if (own <= 0) continue;
      const at = (beta[i] ?? 0) + (step[i] ?? 0);
      const wanted =
        i === 0 ? at + (rest[i] ?? 0) / own : shrunk(own * at + (rest[i] ?? 0), lasso, isNonNegative) / own;
      const change = wanted - at;
      if (change === 0) continue;
      step[i] = (step[i] ?? 0) + change;
      for (let j = 0; j < size; j += 1) rest[j] = (rest[j] ?? 0) - change * (curvature[i * size + j] ?? 0);
      longest = Math.max(longest, Math.abs(change));
    }
    if (longest < 1e-12) break;
  }
  return step;
}

/** Nearer to 0 by the penalty, and not below it where that is held. */
function shrunk(value: number, lasso: number, isNonNegative: boolean): number {
  if (value > lasso) return value - lasso;
  return value < -lasso && !isNonNegative ? value + lasso : 0;
}

function fitOf(beta: Float64Array, { curvature, logLikelihood }: Point, iterations: number): LogisticFit {
  const free = [...beta.keys()].filter((index) => index === 0 || beta[index] !== 0);
  const own = Float64Array.from(free.flatMap((i) => free.map((j) => curvature[i * beta.length + j] ?? 0)));
  const lower = cholesky(own, free.length);
  const variances = lower === undefined ? undefined : inverseDiagonal(lower, free.length);
  const standardErrors = [...beta.keys()].map((index) => {
    const variance = variances?.[free.indexOf(index)];
    return variance === undefined ? null : Math.sqrt(variance);
  });
  return { intercept: beta[0] ?? 0, coefficients: [...beta.slice(1)], standardErrors, logLikelihood, iterations };
}
