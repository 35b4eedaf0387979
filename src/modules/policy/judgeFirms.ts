import { present } from '@leitu/kernel';
import {
  type CaseType,
  classify,
  compileRowJudge,
  type Facts,
  factsOfPack,
  type Library,
  type Pack,
  type Verdict,
} from '@leitu/rules';

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
  // Facts are looked up by their names once for all packs.
  const names = [...new Set(packs.flatMap((pack) => factsOfPack(pack).map(({ name }) => name)))];
  const judges = packs.map((pack) => [pack.id, compileRowJudge(pack, caseType, names)] as const);
  return (facts) => {
    const row = names.map((name) => facts[name]);
    const verdicts: Record<string, PackJudgement> = {};
    for (const [id, judge] of judges) {
      const { verdict, score } = judge(row);
      verdicts[id] = score === null ? { verdict } : { verdict, score };
    }
    return { size: classify(sizes, facts).toSorted(), packs: verdicts };
  };
}
