import type { Refusal, Result } from '@leitu/kernel';
import { fitLogistic, type LogisticFit, type LogisticOptions } from './logistic.ts';
import type { ScorecardCode } from './refusals.ts';

/**
 * Columns chosen one at a time: the one whose fit lowers Akaike's criterion most comes in, then whichever lowers it by going goes out, until neither does
 * (Akaike, IEEE Transactions on Automatic Control 19, 1974). Candidates are ranked by their score statistic (Rao, 1948), which needs no fit of its own.
 * Gives the places of the chosen columns, rising.
 */
export function chooseStepwise(
  columns: readonly Float64Array[],
  isBad: Uint8Array,
  options: LogisticOptions,
): Result<readonly number[], Refusal<ScorecardCode>> {
  let chosen: readonly number[] = [];
  const fitOf = (places: readonly number[]) =>
    fitLogistic(
      places.map((place) => columns[place] ?? new Float64Array(isBad.length)),
      isBad,
      options,
    );
  let fit = fitOf(chosen);
  for (let step = 0; fit.ok && step < 2 * columns.length; step += 1) {
    const now = fit.value;
    const place = bestCandidate(columns, chosen, isBad, now);
    if (place === undefined) break;
    const longer = fitOf([...chosen, place]);
    if (!longer.ok) return longer;
    if (!isBetter(longer.value, now)) break;
    const shorter = withoutIdle([...chosen, place], longer.value);
    [chosen, fit] = [shorter, shorter.length === chosen.length + 1 ? longer : fitOf(shorter)];
  }
  return fit.ok ? { ok: true, value: chosen.toSorted((a, b) => a - b) } : fit;
}

function isBetter(longer: LogisticFit, shorter: LogisticFit): boolean {
  return longer.logLikelihood - shorter.logLikelihood > 1 && longer.coefficients.at(-1) !== 0;
}

/** Without those whose Wald statistic says that Akaike's criterion falls when they go: z² < 2. The one that came last stays. */
function withoutIdle(places: readonly number[], { coefficients, standardErrors }: LogisticFit): readonly number[] {
  return places.filter((_, index) => {
    if (index === places.length - 1) return true;
    const error = standardErrors[index + 1] ?? null;
    return error !== null && ((coefficients[index] ?? 0) / error) ** 2 >= 2;
  });
}

/** The column that is not in the fit yet and has the greatest score statistic, of the right sign. */
function bestCandidate(
  columns: readonly Float64Array[],
  chosen: readonly number[],
  isBad: Uint8Array,
  { intercept, coefficients }: LogisticFit,
): number | undefined {
  const good = new Float64Array(isBad.length).fill(intercept);
  for (const [index, place] of chosen.entries()) {
    const [column, coefficient] = [columns[place], coefficients[index] ?? 0];
    for (let row = 0; row < good.length; row += 1) good[row] = (good[row] ?? 0) + coefficient * (column?.[row] ?? 0);
  }
  for (let row = 0; row < good.length; row += 1) good[row] = 1 / (1 + Math.exp(-(good[row] ?? 0)));
  let [best, most] = [-1, 0];
  for (const [place, column] of columns.entries()) {
    if (chosen.includes(place)) continue;
    const statistic = scoreStatistic(column, good, isBad);
    if (statistic > most) [best, most] = [place, statistic];
  }
  return best < 0 ? undefined : best;
}

/** U² / V with the intercept projected out; 0 where the slope has the wrong sign. */
function scoreStatistic(column: Float64Array, good: Float64Array, isBad: Uint8Array): number {
  let [slope, weight, first, second] = [0, 0, 0, 0];
  for (let row = 0; row < column.length; row += 1) {
    const [x, p] = [column[row] ?? 0, good[row] ?? 0];
    const own = p * (1 - p);
    slope += x * (1 - (isBad[row] ?? 0) - p);
    weight += own;
    first += own * x;
    second += own * x * x;
  }
  const variance = second - first ** 2 / weight;
  return slope > 0 && variance > 1e-12 ? slope ** 2 / variance : 0;
}
