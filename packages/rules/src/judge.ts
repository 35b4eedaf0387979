import { compileCondition } from './compile.ts';
import type { Facts } from './fact.ts';
import type { CaseType, Pack } from './pack.ts';
import { compileScore, type Range } from './points.ts';
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
  const condition = compileCondition(pack.condition, caseType);
  const score = pack.score === null ? null : compileScore(pack.score);
  return (facts) => {
    if (score === null) return { verdict: VERDICTS[condition({ facts, group: noScore })], score: null };
    const group = score(facts);
    return { verdict: VERDICTS[condition({ facts, group })], score: group(null) };
  };
}

function noScore(): Range {
  throw new Error('Broken invariant: the loader lets only packs with a score speak of one');
}
