import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { settleMarkets, stepDown, strikeDown } from './down.ts';
import { clearDown, createDown, type Down, lossDown, lossesDown } from './downState.ts';
import { type ShockOutcome, sharesOf } from './outcome.ts';
import type { Shock } from './shock.ts';
import { clearUp, createUp, stepUp, strikeUp, type Up } from './up.ts';

/** Who loses how much at the outset; the rest loses nothing. */
export interface Scenario {
  /** Each firm once. */
  readonly firms: readonly number[];
  /** Of each of them, the share of its output that is lost, above 0 and at most 1: one minus ψ. */
  readonly losses: readonly number[];
}

/** Runs scenarios over one network, one after the other, in memory that is taken once. */
export interface Spreader {
  /** The outcome of one scenario. */
  run(scenario: Scenario): ShockOutcome;
  /** The outcome when one firm fails altogether: its systemic risk index. */
  fail(firm: number): ShockOutcome;
  /** The shares that each firm lost in the last `run`, both ways, into lists of all firms. */
  lossesOfLast(into: { readonly down: Float64Array; readonly up: Float64Array }): void;
  /** Visits each firm that lost more than so much in the last `run`, whichever way. */
  visitStruck(least: number, visit: (firm: number) => void): void;
}

/**
 * Makes the memory in which scenarios of a network run.
 * @example createSpreader(prepareShock(network)).fail(0).index
 */
export function createSpreader(shock: Shock): Spreader {
  const down = createDown(shock);
  const up = createUp(shock);
  const begin = (scenario: Scenario): void => {
    clearDown(shock, down);
    clearUp(up);
    strike(shock, down, up, scenario);
  };
  const run = (scenario: Scenario): ShockOutcome => {
    begin(scenario);
    const steps = walk(shock, down, up);
    return outcomeOf(shock, down, up, steps);
  };
  return {
    run,
    fail: (firm) => run({ firms: [firm], losses: [1] }),
    lossesOfLast(into) {
      into.down.set(lossesDown(down));
      into.up.set(up.losses);
    },
    visitStruck: (least, visit) => visitStruck(down, up, least, visit),
  };
}

/** Visits each firm that lost more than so much, whichever way. */
function visitStruck(down: Down, up: Up, least: number, visit: (firm: number) => void): void {
  for (const firm of down.struck.subarray(0, down.struckCount)) {
    if (Math.max(lossDown(down, firm), realAt(up.losses, firm)) > least) visit(firm);
  }
  for (const firm of up.struck.subarray(0, up.struckCount)) {
    if (lossDown(down, firm) === 0 && realAt(up.losses, firm) > least) visit(firm);
  }
}

/** Deals the first losses of a scenario. */
export function strike(shock: Shock, down: Down, up: Up, { firms, losses }: Scenario): void {
  assert(firms.length === losses.length, 'every firm of a scenario has a loss');
  for (const [index, firm] of firms.entries()) {
    const loss = losses[index] ?? 0;
    assert(loss > 0 && loss <= 1, 'a loss is a share above 0');
    assert(realAt(up.losses, firm) === 0, 'a firm is struck once');
    strikeDown(shock, down, firm, loss);
    strikeUp(up, firm, loss);
  }
  settleMarkets(shock, down);
}

function walk(shock: Shock, down: Down, up: Up): number {
  for (let steps = 1; ; steps += 1) {
    const largest = Math.max(stepDown(shock, down), stepUp(shock, up));
    if (largest <= shock.epsilon || steps === shock.stepsMost) return steps;
  }
}

/** What has been lost after so many steps. */
export function outcomeOf(shock: Shock, down: Down, up: Up, steps: number): ShockOutcome {
  const { weights } = shock;
  let [either, below, above] = [0, 0, 0];
  for (let index = 0; index < up.struckCount; index += 1) {
    const firm = at(up.struck, index);
    const loss = realAt(weights, firm) * realAt(up.losses, firm);
    above += loss;
    either += loss;
  }
  for (let index = 0; index < down.struckCount; index += 1) {
    const firm = at(down.struck, index);
    const weight = realAt(weights, firm);
    const [loss, counted] = [lossDown(down, firm), realAt(up.losses, firm)];
    below += weight * loss;
    if (loss > counted) either += weight * (loss - counted);
  }
  return sharesOf(shock, { either, below, above, steps });
}
