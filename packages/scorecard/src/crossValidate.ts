import { ok, type Refusal, type Result, refused, seededGenerator } from '@leitu/kernel';
import { chanceOfBad, scoreRows } from './card.ts';
import { type Discrimination, discriminationOf } from './discrimination.ts';
import { type FitOptions, fitCard } from './fitCard.ts';
import { refuse, type ScorecardCode } from './refusals.ts';
import { countBads, type Sample, takeRows } from './sample.ts';

/** How often a sample is taken apart. */
export interface Folding {
  readonly folds: number;
  readonly repeats: number;
  /** A seed gives the same folds each time. */
  readonly seed: number;
}

/** What cards say of rows that they were not made from. */
export interface CrossValidation {
  /** Means over all folds of all repeats. */
  readonly mean: Discrimination;
  readonly ofFolds: readonly Discrimination[];
  /** Of each row the mean of its scores, one a repeat, and the mean of the chances of being bad that these stand for. */
  readonly scores: Float64Array;
  readonly chances: Float64Array;
  /** In how many of the fits each variable was in the card. */
  readonly chosen: ReadonlyMap<string, number>;
}

/**
 * Stratified cross-validation: of each repeat the rows are shuffled into folds with as many bads each, and each fold is scored by a card that was
 * fitted, from leaks and bins on, to the others. Yields the share done after each fold.
 * @example crossValidate(sample, DEFAULT_FIT, { folds: 5, repeats: 5, seed: 42 }).next()
 */
export function* crossValidate(
  sample: Sample,
  options: FitOptions,
  { folds, repeats, seed }: Folding,
): Generator<number, Result<CrossValidation, Refusal<ScorecardCode>>> {
  const { isBad, columns } = sample;
  const bads = countBads(isBad);
  const most = Math.min(bads, isBad.length - bads);
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= most))
    return refused(refuse('folds_out_of_range', { folds, most }));
  const random = seededGenerator(seed);
  const ofFolds: Discrimination[] = [];
  const [scores, chances] = [new Float64Array(isBad.length), new Float64Array(isBad.length)];
  const chosen = new Map(columns.map(({ name }) => [name, 0]));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const foldOf = stratify(isBad, folds, (below) => random.integer(below));
    for (let fold = 0; fold < folds; fold += 1) {
      const rows = Int32Array.from(foldOf.keys());
      const judged = rows.filter((row) => foldOf[row] === fold);
      const fitted = fitCard(
        takeRows(
          sample,
          rows.filter((row) => foldOf[row] !== fold),
        ),
        options,
      );
      if (!fitted.ok) return fitted;
      const { card } = fitted.value;
      const own = takeRows(sample, judged);
      const scored = scoreRows({ ...card, target: { column: '', bad: '' }, cutOff: 0 }, own.columns, judged.length);
      if (!scored.ok) return scored;
      ofFolds.push(discriminationOf(scored.value, own.isBad));
      for (const [index, row] of judged.entries()) {
        const score = scored.value[index] ?? 0;
        scores[row] = (scores[row] ?? 0) + score / repeats;
        chances[row] = (chances[row] ?? 0) + chanceOfBad(card.scale, score) / repeats;
      }
      for (const { name } of card.variables) chosen.set(name, (chosen.get(name) ?? 0) + 1);
      yield ofFolds.length / (folds * repeats);
    }
  }
  return ok({ mean: meanOf(ofFolds), ofFolds, scores, chances, chosen });
}

/** Of each row its fold: goods and bads shuffled apart (Fisher-Yates) and dealt in turn. */
export function stratify(isBad: Uint8Array, folds: number, integer: (below: number) => number): Uint16Array {
  const foldOf = new Uint16Array(isBad.length);
  for (const outcome of [0, 1]) {
    const rows = Int32Array.from(isBad.keys()).filter((row) => isBad[row] === outcome);
    for (let last = rows.length - 1; last > 0; last -= 1) {
      const other = integer(last + 1);
      const row = rows[last] ?? 0;
      rows[last] = rows[other] ?? 0;
      rows[other] = row;
    }
    for (const [index, row] of rows.entries()) foldOf[row] = index % folds;
  }
  return foldOf;
}

function meanOf(all: readonly Discrimination[]): Discrimination {
  const mean = (name: keyof Discrimination) => all.reduce((sum, one) => sum + one[name], 0) / all.length;
  return { auc: mean('auc'), gini: mean('gini'), ks: mean('ks') };
}
