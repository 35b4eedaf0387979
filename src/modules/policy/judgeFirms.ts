import { present } from '@leitu/kernel';
import { type CaseType, classify, compileJudge, type Facts, type Library, type Pack, type Verdict } from '@leitu/rules';

/** The verdicts of several packs on one firm, and the size classes that it may belong to. */
export interface FirmJudgement {
  readonly size: readonly string[];
  readonly packs: Readonly<Record<string, PackJudgement>>;
}

export interface PackJudgement {
  readonly verdict: Verdict;
  /** The lowest and the highest score that is possible, in points; only where the pack has a score. */
  readonly score?: readonly [lowest: number, highest: number];
}

const SIZE_PACK = 'cn.sme-size.2011';

/** Makes the function that judges firms by several packs, to be made once and used for many. */
export function compileFirmJudge(
  library: Library,
  packs: readonly Pack[],
  caseType: CaseType,
): (facts: Facts) => FirmJudgement {
  const sizes = present(library.classPacks.get(SIZE_PACK), `the pack ${SIZE_PACK} is loaded`);
  const judges = packs.map((pack) => [pack.id, compileJudge(pack, caseType)] as const);
  return (facts) => {
    const verdicts: Record<string, PackJudgement> = {};
    for (const [id, judge] of judges) {
      const { verdict, score } = judge(facts);
      verdicts[id] = score === null ? { verdict } : { verdict, score };
    }
    return { size: classify(sizes, facts).toSorted(), packs: verdicts };
  };
}
