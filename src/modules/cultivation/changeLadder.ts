import {
  type CaseType,
  choosePack,
  compileBeyondOneStep,
  compileJudge,
  compileLeastChange,
  type Facts,
  type LeastChange,
  type LeastChangeOf,
  type Library,
  type Pack,
  type Tier,
  type Verdict,
} from '@leitu/rules';
import { leversIn, percentsIn } from './changeCosts.ts';
import type { JudgedFirm, LadderCase } from './judgeLadder.ts';
import type { ChangeCostRow } from './store/changeCosts.ts';

/** What is found out of a firm and a pack. */
export interface ChangesOfPack {
  readonly verdictOf: (facts: Facts) => Verdict;
  /** Whether it is certain that no single step lifts the firm; else only the search knows. */
  readonly isBeyondOneStep: (facts: Facts) => boolean;
  readonly leastChangeOf: (facts: Facts) => LeastChange;
}

/** What is found out of a firm and the pack that decides a rung in a case on a day; null where none does. */
export type ChooseChanges = (firm: JudgedFirm, rung: Tier, at: LadderCase) => ChangesOfPack | null;

/** Packs made into functions with the costs of so many regions are remembered; a province seldom has more. */
const mostRemembered = 200;

/** Makes the function that finds least changes with what regions have set. It is made once and used for many firms. */
export function createChanges(library: Library): (costs: readonly ChangeCostRow[]) => ChooseChanges {
  const remembered = new Map<string, LeastChangeOf>();
  const compiled = (pack: Pack, caseType: CaseType, regionCode: string, costs: readonly ChangeCostRow[]) => {
    const levers = leversIn(library, regionCode, costs);
    const key = [pack.id, caseType, levers.id, ...percentsIn(regionCode, costs)].join(' ');
    const known = remembered.get(key);
    if (known !== undefined) return known;
    if (remembered.size >= mostRemembered) remembered.clear();
    const made = compileLeastChange(pack, { caseType, levers });
    remembered.set(key, made);
    return made;
  };
  return (costs) => {
    const ofCounties = new Map<string, ChangesOfPack | null>();
    return ({ regionCode }, tier, { caseType, on }) => {
      const key = [tier, caseType, on, regionCode].join(' ');
      const known = ofCounties.get(key);
      if (known !== undefined) return known;
      const chosen = choosePack(library, { tier, caseType, on, regionCode });
      const changes = chosen.ok ? changesOf(chosen.value) : null;
      ofCounties.set(key, changes);
      return changes;

      function changesOf(pack: Pack): ChangesOfPack {
        const leastChange = compiled(pack, caseType, regionCode, costs);
        const judge = compileJudge(pack, caseType);
        return {
          verdictOf: (facts) => judge(facts).verdict,
          isBeyondOneStep: compileBeyondOneStep(pack, caseType),
          leastChangeOf: (facts) => leastChange(facts, on),
        };
      }
    };
  };
}
