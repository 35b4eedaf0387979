import {
  type CaseType,
  choosePack,
  compileLeastChange,
  type LeastChange,
  type LeastChangeOf,
  type Library,
  type Pack,
  type Tier,
} from '@leitu/rules';
import { leversIn, percentsIn } from './changeCosts.ts';
import type { JudgedFirm, LadderCase } from './judgeLadder.ts';
import type { ChangeCostRow } from './store/changeCosts.ts';

/** Finds what would lift a firm to a rung in a case on a day, with the costs that hold where it is; null where no pack decides the rung. */
export type FindChange = (firm: JudgedFirm, rung: Tier, at: LadderCase) => LeastChange | null;

/** Packs made into functions with the costs of so many regions are remembered; a province seldom has more. */
const mostRemembered = 200;

/** Makes the function that finds least changes with what regions have set. It is made once and used for many firms. */
export function createChanges(library: Library): (costs: readonly ChangeCostRow[]) => FindChange {
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
    const ofCounties = new Map<string, LeastChangeOf | null>();
    return ({ regionCode, facts }, tier, { caseType, on }) => {
      const key = [tier, caseType, on, regionCode].join(' ');
      let change = ofCounties.get(key);
      if (change === undefined) {
        const pack = choosePack(library, { tier, caseType, on, regionCode });
        change = pack.ok ? compiled(pack.value, caseType, regionCode, costs) : null;
        ofCounties.set(key, change);
      }
      return change === null ? null : change(facts, on);
    };
  };
}
