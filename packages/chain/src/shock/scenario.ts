import { assert } from '@leitu/kernel';
import { at, markAt, realAt } from '../at.ts';
import type { Shock } from './shock.ts';
import type { Scenario } from './spread.ts';

/** What happens at the outset; `loss` is the share that is lost, above 0 and at most 1. */
export type ScenarioPart =
  | { readonly kind: 'firms'; readonly firms: readonly number[]; readonly loss: number }
  | { readonly kind: 'sector'; readonly sector: number; readonly loss: number }
  /** All firms of a region, which have a 1 in `isInside`: a flood, say. */
  | { readonly kind: 'region'; readonly isInside: Uint8Array; readonly loss: number }
  /** What firms inside buy of a sector's firms outside does not come: an import ban. */
  | { readonly kind: 'imports'; readonly sector: number; readonly isInside: Uint8Array; readonly loss: number };

/**
 * The scenario in which all this happens at once; a firm that several parts strike loses the most of what they take from it. Under an
 * import ban each firm inside loses at the outset what those links mean to it, Σ Λd_ij over the banned i: nobody stands in for an import.
 * @example scenarioOf(shock, [{ kind: 'sector', sector: 2, loss: 0.3 }])
 */
export function scenarioOf(shock: Shock, parts: readonly ScenarioPart[]): Scenario {
  const losses = new Map<number, number>();
  for (const part of parts) {
    assert(part.loss > 0 && part.loss <= 1, 'a loss is a share above 0');
    for (const [firm, loss] of lossesOfPart(shock, part)) losses.set(firm, Math.max(loss, losses.get(firm) ?? 0));
  }
  const struck = [...losses].filter(([, loss]) => loss > 0).sort(([a], [b]) => a - b);
  return { firms: struck.map(([firm]) => firm), losses: struck.map(([, loss]) => Math.min(1, loss)) };
}

function* lossesOfPart(shock: Shock, part: ScenarioPart): Generator<readonly [number, number], void, void> {
  const { firms, sectorOf } = shock.network;
  if (part.kind === 'firms') for (const firm of part.firms) yield [firm, part.loss];
  else if (part.kind === 'imports') yield* lossesOfBan(shock, part);
  else
    for (let firm = 0; firm < firms; firm += 1) {
      const isStruck = part.kind === 'sector' ? at(sectorOf, firm) === part.sector : markAt(part.isInside, firm) === 1;
      if (isStruck) yield [firm, part.loss];
    }
}

function lossesOfBan(
  { network, impacts: { down } }: Shock,
  { sector, isInside, loss }: Extract<ScenarioPart, { readonly kind: 'imports' }>,
): Map<number, number> {
  const lost = new Map<number, number>();
  for (let firm = 0; firm < network.firms; firm += 1) {
    if (at(network.sectorOf, firm) !== sector || markAt(isInside, firm) === 1) continue;
    for (let link = at(down.starts, firm); link < at(down.starts, firm + 1); link += 1) {
      const customer = at(down.customers, link);
      if (markAt(isInside, customer) === 0) continue;
      lost.set(customer, (lost.get(customer) ?? 0) + loss * realAt(down.shares, link));
    }
  }
  return lost;
}
