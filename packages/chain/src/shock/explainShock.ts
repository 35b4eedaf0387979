import { at, realAt } from '../at.ts';
import { stepDown } from './down.ts';
import { createDown, type Down, lossesDown, placesOfReals, realsOf } from './downState.ts';
import type { ShockOutcome } from './outcome.ts';
import type { Shock } from './shock.ts';
import { outcomeOf, type Scenario, strike } from './spread.ts';
import { createUp, stepUp, type Up } from './up.ts';

/** A firm that loses, and from whom most of its loss came. */
export interface LossOfFirm {
  readonly firm: number;
  /** Which way it loses more: what it lacks from suppliers, or what customers no longer buy. */
  readonly direction: 'down' | 'up';
  /** The step in which it first lost this way; 0 for those that lose at the outset. */
  readonly step: number;
  /** The supplier or customer that gave it most of its loss; −1 at the outset. */
  readonly from: number;
  /** The share of its output that it loses. */
  readonly loss: number;
  /** What it loses, as a share of the whole weight. */
  readonly ownLoss: number;
  /** What it and all that lost through it lose, as a share of the whole weight. */
  readonly passedLoss: number;
}

/** A scenario with the way its loss took. */
export interface ExplainedShock {
  readonly outcome: ShockOutcome;
  /** The firms that lose, by direction and then in the order in which they were struck, so that each comes after the one it lost through. */
  readonly losses: readonly LossOfFirm[];
}

/**
 * Runs a scenario and tells how its loss ran: of each firm, the firm that gave it most of its loss among those that were struck before
 * it. These make trees from the firms of the scenario, and a firm's branch is what ran through it. Each firm is counted in the direction
 * in which it loses more, so the own losses add up to the index.
 * @example explainShock(shock, { firms: [3], losses: [1] }).losses[0]
 */
export function explainShock(shock: Shock, scenario: Scenario): ExplainedShock {
  const [down, up] = [createDown(shock), createUp(shock)];
  strike(shock, down, up, scenario);
  const stepsDown = new Int32Array(shock.network.firms);
  const stepsUp = new Int32Array(shock.network.firms);
  let steps = 0;
  for (let isOver = false; !isOver; ) {
    steps += 1;
    const [struckDown, struckUp] = [down.struckCount, up.struckCount];
    isOver = Math.max(stepDown(shock, down), stepUp(shock, up)) <= shock.epsilon || steps === shock.stepsMost;
    for (let place = struckDown; place < down.struckCount; place += 1) stepsDown[at(down.struck, place)] = steps;
    for (let place = struckUp; place < up.struckCount; place += 1) stepsUp[at(up.struck, place)] = steps;
  }
  const lossesOfDown = lossesDown(down);
  const losses = [
    ...lossesOf(
      shock,
      'down',
      { ...down, losses: lossesOfDown, others: up.losses },
      stepsDown,
      giversDown(shock, down, stepsDown),
    ),
    ...lossesOf(shock, 'up', { ...up, others: lossesOfDown }, stepsUp, giversUp(shock, up, stepsUp)),
  ];
  return { outcome: outcomeOf(shock, down, up, steps), losses };
}

/**
 * Of each customer, the supplier struck before it that lacks most in the slot that decides; where that slot filled up later only, the one
 * that lacks most in any.
 */
function giversDown(shock: Shock, down: Down, steps: Int32Array): Int32Array {
  const { slots, customers, shares, starts } = shock.impacts.down;
  const givers = new Int32Array(shock.network.firms).fill(-1);
  for (const isDecidingOnly of [true, false]) {
    const most = new Float64Array(shock.network.firms);
    const known = givers.slice();
    for (let place = 0; place < down.struckCount; place += 1) {
      const supplier = at(down.struck, place);
      for (let link = at(starts, supplier); link < at(starts, supplier + 1); link += 1) {
        const slot = at(slots, link);
        const customer = at(customers, link);
        if (at(known, customer) >= 0 || at(steps, supplier) >= at(steps, customer)) continue;
        if (
          isDecidingOnly &&
          realAt(down.slotLosses, slot) !== realAt(down.reals, realsOf(customer) + placesOfReals.peak)
        )
          continue;
        const given = realAt(down.reals, realsOf(supplier) + placesOfReals.told) * realAt(shares, link);
        if (given <= realAt(most, customer)) continue;
        most[customer] = given;
        givers[customer] = supplier;
      }
    }
  }
  return givers;
}

function giversUp({ network, impacts }: Shock, up: Up, steps: Int32Array): Int32Array {
  const { starts, suppliers, shares } = impacts.up;
  const givers = new Int32Array(network.firms).fill(-1);
  const most = new Float64Array(network.firms);
  for (let place = 0; place < up.struckCount; place += 1) {
    const customer = at(up.struck, place);
    for (let link = at(starts, customer); link < at(starts, customer + 1); link += 1) {
      const supplier = at(suppliers, link);
      const given = realAt(up.losses, customer) * realAt(shares, link);
      if (at(steps, customer) >= at(steps, supplier) || given <= realAt(most, supplier)) continue;
      most[supplier] = given;
      givers[supplier] = customer;
    }
  }
  return givers;
}

interface Wave {
  readonly losses: Float64Array;
  readonly struck: Int32Array;
  readonly struckCount: number;
  /** What the firms lose the other way. */
  readonly others: Float64Array;
}

function lossesOf(
  { network, weights, totalWeight }: Shock,
  direction: LossOfFirm['direction'],
  { losses, struck, struckCount, others }: Wave,
  steps: Int32Array,
  givers: Int32Array,
): readonly LossOfFirm[] {
  const whole = totalWeight > 0 ? totalWeight : 1;
  const own = new Float64Array(network.firms);
  const passed = new Float64Array(network.firms);
  for (let place = struckCount - 1; place >= 0; place -= 1) {
    const firm = at(struck, place);
    const [loss, other] = [realAt(losses, firm), realAt(others, firm)];
    // Where both ways cost the same, the firm counts downwards.
    const counts = direction === 'down' ? loss >= other : loss > other;
    own[firm] = counts ? (realAt(weights, firm) * loss) / whole : 0;
    passed[firm] = realAt(passed, firm) + realAt(own, firm);
    const giver = at(givers, firm);
    if (giver >= 0) passed[giver] = realAt(passed, giver) + realAt(passed, firm);
  }
  return Array.from(struck.subarray(0, struckCount), (firm) => ({
    firm,
    direction,
    step: at(steps, firm),
    from: at(givers, firm),
    loss: realAt(losses, firm),
    ownLoss: realAt(own, firm),
    passedLoss: realAt(passed, firm),
  }));
}

/**
 * The way most of a loss took: from the firm of the scenario through which most ran, step by step to the firm that most of it came to.
 * @example heaviestWay(explainShock(shock, scenario)).map(({ firm }) => firm)
 */
export function heaviestWay({ losses }: ExplainedShock): readonly LossOfFirm[] {
  const way: LossOfFirm[] = [];
  let next = heaviest(losses.filter(({ from }) => from < 0));
  while (next !== undefined) {
    way.push(next);
    const { firm, direction } = next;
    next = heaviest(losses.filter((loss) => loss.from === firm && loss.direction === direction));
  }
  return way;
}

function heaviest(losses: readonly LossOfFirm[]): LossOfFirm | undefined {
  let best: LossOfFirm | undefined;
  for (const loss of losses) if (best === undefined || loss.passedLoss > best.passedLoss) best = loss;
  return best;
}
