import { rankOn } from './compile.ts';
import type { Facts } from './fact.ts';
import { factsOfPack } from './factsOfRules.ts';
import type { CaseType, Pack } from './pack.ts';
import { layOut, type Range, rangeAt, scoreOn } from './points.ts';
import { createSheet, layDown, layRowDown, type Row, type Sheet } from './sheet.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

/** What a pack says of a firm. `score` is null where the pack has none. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly score: Range | null;
}

export type Judge = (facts: Facts) => Judgement;

/** Judges firms that come as rows. */
export type RowJudge = (row: Row) => Judgement;

/**
 * Makes the function that judges firms by a pack, to be made once and used for many.
 * @example compileJudge(pack, 'new')({ niche_years: 3 }).verdict // 'unknown'
 */
export function compileJudge(pack: Pack, caseType: CaseType): Judge {
  const sheet = createSheet();
  if (pack.score !== null) layOut(sheet, pack.score);
  const judgement = judgementOn(sheet, pack, caseType);
  return (facts) => {
    layDown(sheet, facts);
    return judgement();
  };
}

/**
 * Makes the function that judges firms that come as rows: `columns` tells which fact stands where, null for a column that is none. It says
 * what `compileJudge` says, and is quicker, since a value is found by its place and not by its name: for whoever judges many.
 * @example compileRowJudge(pack, 'new', ['niche_years'])([3]).verdict // 'unknown'
 */
export function compileRowJudge(pack: Pack, caseType: CaseType, columns: readonly (string | null)[]): RowJudge {
  const places = columns.flatMap((name, column) => (name === null ? [] : [[name, column] as const]));
  const sheet = createSheet(new Map(places));
  // A score needs nearly all facts, and of a row one costs little to read: so all that the pack reads is read in one pass.
  if (pack.score !== null) layOut(sheet, pack.score, factsOfPack(pack));
  const judgement = judgementOn(sheet, pack, caseType);
  return (row) => {
    layRowDown(sheet, row);
    return judgement();
  };
}

function judgementOn(sheet: Sheet, pack: Pack, caseType: CaseType): () => Judgement {
  // The whole score comes first on the sheet, whatever conditions ask for.
  const score = pack.score === null ? null : scoreOn(sheet, pack.score);
  const condition = rankOn(sheet, pack.condition, caseType);
  return () => {
    if (score === null) return { verdict: VERDICTS[condition()], score: null };
    score();
    return { verdict: VERDICTS[condition()], score: rangeAt(sheet, 0) };
  };
}
