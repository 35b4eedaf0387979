import { type Library, TIERS, type Tier } from '@leitu/rules';
import type { Difference } from '../../contract.ts';
import { type ResultOfPack, resultsByRung } from '../rungs.ts';

type PackDifference = Difference['packs'][number];

/** How a firm's standing on one rung changed. */
export interface RungChange {
  readonly rung: Tier;
  readonly before: ResultOfPack | undefined;
  readonly after: ResultOfPack | undefined;
  /** What turned within the pack that decides now, and why. */
  readonly turned: Pick<PackDifference, 'conditions' | 'indicators'>;
}

/** The rungs on which something changed: the verdict, the points, or the pack that decides. */
export function rungChanges(library: Library, { from, to, packs }: Difference): readonly RungChange[] {
  const [earlier, later] = [resultsByRung(library, from.results), resultsByRung(library, to.results)];
  return TIERS.flatMap((rung) => {
    const [before, after] = [earlier.inForce.get(rung), later.inForce.get(rung)];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    const own = packs.find(({ pack }) => pack === (after ?? before)?.pack);
    return [{ rung, before, after, turned: { conditions: own?.conditions ?? [], indicators: own?.indicators ?? [] } }];
  });
}
