import type { CalendarDay } from '@leitu/kernel';
import type { FactDefinition, Facts } from '../fact.ts';
import type { Pack } from '../pack.ts';
import type { Coupling } from './couplings.ts';
import { type ChangeOptions, type Ground, groundOf } from './ground.ts';
import type { ChangePlan } from './leastChange.ts';
import type { LeverSet } from './lever.ts';
import { compileLoneMovers } from './loneMovers.ts';
import { isCoupled, isWanted, planOf } from './plan.ts';
import type { Pad, Space } from './space.ts';
import { ownSteps } from './stepTally.ts';
import { type Cell, cellAt, type NumberVariable, turns, type Variable, variableOf } from './variable.ts';

/**
 * Makes the function that finds every fact that alone lifts a firm, each with the least that it has to change by, the cheapest first. What moves
 * along with the fact, since a part may not pass its whole, is no step of its own. A firm that qualifies has none. It is exact, and many times
 * as quick as the search for the least change, which looks at facts together: for whoever looks through a region.
 * @example compileSingleSteps(pack, { caseType: 'new', levers })(facts, day('2026-04-01'))[0]?.steps[0]?.fact.name
 */
export function compileSingleSteps(
  pack: Pack,
  { caseType, levers }: ChangeOptions,
): (facts: Facts, on: CalendarDay) => readonly ChangePlan[] {
  const ground = groundOf(pack, { caseType, levers });
  const { context, relevant, read } = ground;
  const moversOf = compileLoneMovers(pack, caseType);
  const byName = new Map(relevant.map((fact) => [fact.name, fact]));
  return (facts, on) => {
    if (isWanted(context.judge(facts).verdict)) return [];
    const plans: ChangePlan[] = [];
    for (const name of moversOf(facts)) {
      const fact = byName.get(name);
      if (fact === undefined || (facts[name] === undefined && !read.includes(fact))) continue;
      const plan = cheapestMove(fact, facts, ground, levers, on);
      if (plan !== null) plans.push(plan);
    }
    return oneOfEachFact(plans.sort((a, b) => a.cost - b.cost));
  };
}

/** Without those whose step is of the same fact as that of a cheaper one: a part that moved its whole for nothing. */
function oneOfEachFact(plans: readonly ChangePlan[]): readonly ChangePlan[] {
  const factOf = (plan: ChangePlan) => ownSteps(plan)[0]?.fact;
  return plans.filter((plan, index) => plans.findIndex((other) => factOf(other) === factOf(plan)) === index);
}

/** The cheapest move of one fact that lifts the firm; null where none does. */
function cheapestMove(
  fact: FactDefinition,
  today: Facts,
  ground: Ground,
  levers: LeverSet,
  on: CalendarDay,
): ChangePlan | null {
  const { context, indicators, probes, classPacks } = ground;
  const variable = variableOf(fact, today, levers, classPacks);
  if (variable === null) return null;
  const followers = ground.couplings.flatMap(({ coupling, part, whole }): readonly Follower[] => {
    const other = part === fact ? whole : part;
    if (part !== fact && whole !== fact) return [];
    return [{ coupling, variable: variableOf(other, today, levers, classPacks) }];
  });
  const pad: Pad = { ...today };
  const variables = [variable, ...followers.flatMap((one) => one.variable ?? [])];
  const space: Space = {
    pad,
    today,
    variables,
    tests: [],
    probes,
    indicators,
    hubs: [],
    turns: new Map(),
    notes: { isCut: false },
  };
  const move: Move = { variable, followers, pad, today };
  let best: ChangePlan | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const cell of cellsWorthTrying(move, ground)) {
    if (cell.cost >= least) break;
    const cost = moveTo(move, cell);
    const isLifted = cost < least && isWanted(context.judge(pad).verdict);
    const values = new Map(variables.map(({ name }) => [name, pad[name]]));
    putBack(move);
    const plan = isLifted ? planOf({ cost, values }, space, context, on) : null;
    if (plan === null || ownSteps(plan).length !== 1) continue;
    best = plan;
    least = cost;
  }
  return best;
}

/** The other fact of a pair that the fact is one of; without a variable it cannot move. */
interface Follower {
  readonly coupling: Coupling;
  readonly variable: Variable | null;
}

/** A fact to be moved on a pad, with what may have to follow. */
interface Move {
  readonly variable: Variable;
  readonly followers: readonly Follower[];
  readonly pad: Pad;
  readonly today: Facts;
}

/** Moves the fact, and what has to follow by as little as it must, and gives the cost of it all; without end where that cannot follow. */
function moveTo({ variable, followers, pad, today }: Move, { value, cost }: Cell): number {
  pad[variable.name] = value;
  let sum = cost;
  for (const { coupling, variable: other } of followers) {
    if (isCoupled(coupling, today, pad)) continue;
    if (other?.kind !== 'number' || other.today === undefined || typeof value !== 'number')
      return Number.POSITIVE_INFINITY;
    const places = (value - other.origin) / other.step;
    const k = other.name === coupling.whole ? Math.ceil(places - 1e-9) : Math.floor(places + 1e-9);
    if (k < other.lowest || k > other.highest) return Number.POSITIVE_INFINITY;
    const cell = cellAt(other, k);
    pad[other.name] = cell.value;
    sum += cell.cost;
  }
  return followers.every(({ coupling }) => isCoupled(coupling, today, pad)) ? sum : Number.POSITIVE_INFINITY;
}

function putBack({ variable, followers, pad, today }: Move): void {
  for (const name of [variable.name, ...followers.map((one) => one.variable?.name ?? variable.name)]) {
    pad[name] = today[name];
  }
}

/** The values at which the verdict may turn, the cheapest first. */
function cellsWorthTrying(move: Move, ground: Ground): readonly Cell[] {
  const { variable, pad } = move;
  if (variable.kind === 'options')
    return variable.cells.filter(({ value }) => value !== variable.today).toSorted(byCost);
  const isKnown = variable.today !== undefined;
  // Of zero nothing is a share: one step above it a comparison can say something at all.
  const places = new Set<number>(isKnown ? [] : [variable.lowest, Math.min(variable.lowest + 1, variable.highest)]);
  for (const probe of ground.probes) {
    if (probe.facts.has(variable.name)) for (const k of turns(probe, variable, pad)) places.add(k);
  }
  const isSmooth = ground.indicators.some(
    (one) => one.isSmooth && one.facts.some(({ name }) => name === variable.name),
  );
  if (isSmooth) for (const k of smoothTurns(move, ground, [...places])) places.add(k);
  if (isKnown) places.delete(0);
  return [...places].map((k) => cellAt(variable, k)).toSorted(byCost);
}

function byCost(a: Cell, b: Cell): number {
  return a.cost - b.cost;
}

/**
 * Where every step is worth something the verdict may turn between two places at which comparisons do. There it turns once, since more of the
 * fact gives more points and all else stands.
 */
function smoothTurns(move: Move, { context }: Ground, places: readonly number[]): readonly number[] {
  const variable = move.variable as NumberVariable; // Only numbers have places.
  const isLifted = (k: number): boolean => {
    const is = Number.isFinite(moveTo(move, cellAt(variable, k))) && isWanted(context.judge(move.pad).verdict);
    putBack(move);
    return is;
  };
  const sorted = [...new Set([variable.lowest, 0, ...places, variable.highest + 1])].toSorted((a, b) => a - b);
  return sorted.slice(1).flatMap((next, index) => {
    let [short, enough] = [sorted[index] ?? next, next - 1];
    if (short >= enough || isLifted(short) || !isLifted(enough)) return [];
    while (enough - short > 1) {
      const middle = Math.floor((short + enough) / 2);
      if (isLifted(middle)) enough = middle;
      else short = middle;
    }
    return [enough];
  });
}
