import {
  type CaseType,
  type ChangeOptions,
  type ChangePlan,
  choosePack,
  compileJudge,
  compileLeastChange,
  compileSingleSteps,
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
  readonly pack: Pack;
  readonly verdictOf: (facts: Facts) => Verdict;
  /** The facts of which one alone lifts the firm, the cheapest first, each as a plan of one step. */
  readonly singleStepsOf: (facts: Facts) => readonly ChangePlan[];
  readonly leastChangeOf: (facts: Facts) => LeastChange;
}

/** What is found out of a firm and the pack that decides a rung in a case on a day; null where none does. */
export type ChooseChanges = (firm: JudgedFirm, rung: Tier, at: LadderCase) => ChangesOfPack | null;

/** Packs made into functions with the costs of so many regions are remembered; a province seldom has more. */
const mostRemembered = 200;

/** Makes the function that finds changes with what regions have set. It is made once and used for many firms. */
export function createChanges(library: Library): (costs: readonly ChangeCostRow[]) => ChooseChanges {
  const remembered = new Map<string, Searches>();
  const compiled = (pack: Pack, caseType: CaseType, regionCode: string, costs: readonly ChangeCostRow[]) => {
    const levers = leversIn(library, regionCode, costs);
    const key = [pack.id, caseType, levers.id, ...percentsIn(regionCode, costs)].join(' ');
    const known = remembered.get(key);
    if (known !== undefined) return known;
    if (remembered.size >= mostRemembered) remembered.clear();
    const made = searchesOf(pack, { caseType, levers });
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
        const { verdictOf, leastChange, singleSteps } = compiled(pack, caseType, regionCode, costs);
        return {
          pack,
          verdictOf,
          singleStepsOf: (facts) => singleSteps()(facts, on),
          leastChangeOf: (facts) => leastChange()(facts, on),
        };
      }
    };
  };
}

/** A pack made into functions with the costs of a region: each search when it is first asked for. */
interface Searches {
  readonly verdictOf: ChangesOfPack['verdictOf'];
  readonly leastChange: () => LeastChangeOf;
  readonly singleSteps: () => ReturnType<typeof compileSingleSteps>;
}

function searchesOf(pack: Pack, options: ChangeOptions): Searches {
  const judge = compileJudge(pack, options.caseType);
  return {
    verdictOf: (facts) => judge(facts).verdict,
    leastChange: once(() => compileLeastChange(pack, options)),
    singleSteps: once(() => compileSingleSteps(pack, options)),
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
