import { at, realAt } from '../at.ts';
import { untoldMost } from './hearing.ts';
import type { Shock } from './shock.ts';

/** The loss that runs up from customers to suppliers, kept for the firms that lose alone. It adds up: each step carries on what fell in the step before. */
export interface Up {
  /** 1 − h^u of each firm. */
  readonly losses: Float64Array;
  /** Σ_j Λu_ij (1 − h^u_j): the loss before what the scenario asks for at least. */
  readonly sums: Float64Array;
  /** What of the loss of a firm its suppliers have not been told. */
  readonly untold: Float64Array;
  readonly struck: Int32Array;
  struckCount: number;
  readonly fallen: Int32Array;
  fallenCount: number;
  /** So many links will be looked at in the next step. */
  linksAhead: number;
  /** What is lost in this step, for the firms of `reached`. */
  readonly news: Float64Array;
  readonly reached: Int32Array;
}

export function createUp({ network: { firms } }: Shock): Up {
  return {
    losses: new Float64Array(firms),
    sums: new Float64Array(firms),
    untold: new Float64Array(firms),
    struck: new Int32Array(firms),
    struckCount: 0,
    fallen: new Int32Array(firms),
    fallenCount: 0,
    linksAhead: 0,
    news: new Float64Array(firms),
    reached: new Int32Array(firms),
  };
}

/** A firm loses at the outset. */
export function strikeUp(up: Up, firm: number, loss: number): void {
  up.losses[firm] = loss;
  up.untold[firm] = loss;
  up.struck[up.struckCount] = firm;
  up.struckCount += 1;
  up.fallen[up.fallenCount] = firm;
  up.fallenCount += 1;
}

/** One step: suppliers lose what their customers no longer bought by the step before. Gives the largest fall of a firm. */
export function stepUp({ impacts: { up: links } }: Shock, up: Up): number {
  const { fallen, untold } = up;
  let count = 0;
  for (let index = 0; index < up.fallenCount; index += 1) {
    const firm = at(fallen, index);
    const lost = realAt(untold, firm);
    untold[firm] = 0;
    count = tellSuppliers(links, up, firm, lost, count);
  }
  return fall(links, up, count);
}

/** Adds what a firm lost to the news of its suppliers, and those it is the first news for to the reached. Gives how many are reached. */
function tellSuppliers(
  { starts, suppliers, shares }: Shock['impacts']['up'],
  { reached, news }: Up,
  firm: number,
  lost: number,
  reachedBefore: number,
): number {
  let count = reachedBefore;
  for (let link = at(starts, firm), end = at(starts, firm + 1); link < end; link += 1) {
    const supplier = at(suppliers, link);
    const gain = lost * realAt(shares, link);
    if (gain === 0) continue;
    const before = realAt(news, supplier);
    if (before === 0) {
      reached[count] = supplier;
      count += 1;
    }
    news[supplier] = before + gain;
  }
  return count;
}

function fall({ starts }: Shock['impacts']['up'], up: Up, count: number): number {
  const { fallen, reached, losses, sums, untold, news } = up;
  let [largest, kept] = [0, 0];
  up.linksAhead = 0;
  for (let index = 0; index < count; index += 1) {
    const firm = at(reached, index);
    const sum = realAt(sums, firm) + realAt(news, firm);
    sums[firm] = sum;
    news[firm] = 0;
    const before = realAt(losses, firm);
    const lost = Math.min(sum, 1) - before;
    if (lost <= 0) continue;
    if (lost > largest) largest = lost;
    if (before === 0) {
      up.struck[up.struckCount] = firm;
      up.struckCount += 1;
    }
    losses[firm] = before + lost;
    untold[firm] = realAt(untold, firm) + lost;
    if (realAt(untold, firm) <= untoldMost) continue;
    fallen[kept] = firm;
    kept += 1;
    up.linksAhead += at(starts, firm + 1) - at(starts, firm);
  }
  up.fallenCount = kept;
  return largest;
}

/** Makes everything as it was before the first loss, at the cost of what was touched. */
export function clearUp(up: Up): void {
  for (let index = 0; index < up.struckCount; index += 1) {
    const firm = at(up.struck, index);
    up.losses[firm] = 0;
    up.sums[firm] = 0;
    up.untold[firm] = 0;
  }
  up.struckCount = 0;
  up.fallenCount = 0;
}
