import { conditionExplainer } from './explainCondition.ts';
import { createExplainer, turnTo } from './explainer.ts';
import { scoreExplainer } from './explainScore.ts';
import type { Explanation } from './explanation.ts';
import type { Facts } from './fact.ts';
import type { CaseType, Pack } from './pack.ts';
import { remembered } from './remembered.ts';

/** Tells why a pack says of a firm what it says. */
export type Explain = (facts: Facts) => Explanation;

/**
 * Makes the function that judges firms by a pack with every reason: each condition and indicator with its article, what was read, the
 * verdict and what is missing. It is made once and used for many; what does not depend on the firm is worked out here.
 * @example compileExplain(pack, 'new')({ niche_years: 3 }).verdict // 'unknown'
 */
export function compileExplain(pack: Pack, caseType: CaseType): Explain {
  const explainer = createExplainer(caseType);
  const explainScore = pack.score === null ? null : scoreExplainer(explainer, pack.score);
  const explainCondition = conditionExplainer(explainer, pack.condition);
  return (facts) => {
    turnTo(explainer, facts);
    const score = explainScore?.() ?? null;
    const condition = explainCondition();
    return { pack, caseType, verdict: condition.verdict, condition, score };
  };
}

/** Explains one firm as `compileExplain` does; a pack is made into a function once, however many firms are explained by it. */
export function explain(pack: Pack, facts: Facts, caseType: CaseType): Explanation {
  return explainIn[caseType](pack)(facts);
}

const explainIn = {
  new: remembered((pack: Pack) => compileExplain(pack, 'new')),
  recheck: remembered((pack: Pack) => compileExplain(pack, 'recheck')),
};
