import { rankOn } from './compile.ts';
import type { Facts } from './fact.ts';
import type { CaseType, Pack } from './pack.ts';
import { type Range, rangeAt, scoreOn } from './points.ts';
import { createSheet, layDown } from './sheet.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

/** What a pack says of a firm. `score` is null where the pack has none. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly score: Range | null;
}

export type Judge = (facts: Facts) => Judgement;

/**
 * Makes the function that judges firms by a pack, to be made once and used for many.
 * @example compileJudge(pack, 'new')({ niche_years: 3 }).verdict // 'unknown'
 */
export function compileJudge(pack: Pack, caseType: CaseType): Judge {
  const sheet = createSheet();
  // The whole score comes first on the sheet, whatever conditions ask for.
  const score = pack.score === null ? null : scoreOn(sheet, pack.score);
  const condition = rankOn(sheet, pack.condition, caseType);
  return (facts) => {
    layDown(sheet, facts);
    if (score === null) return { verdict: VERDICTS[condition()], score: null };
    score();
    return { verdict: VERDICTS[condition()], score: rangeAt(sheet, 0) };
  };
}
