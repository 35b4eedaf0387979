import type { FactValue } from '../fact.ts';
import { chooseCells, type Free, maskTest, type Node, nodeOf, type Route } from './chooseCells.ts';
import { type Block, blockOf, clusters, type ScoreTable, surePoints } from './chooseForScores.ts';
import type { Goal } from './goal.ts';
import type { ScoredIndicator } from './scoring.ts';
import { cellsOf, type Space } from './space.ts';

/** The cheapest values of the variables, by name, for one route. */
export interface Found {
  readonly cost: number;
  readonly values: ReadonlyMap<string, FactValue | undefined>;
}

/** More standings of the hubs than this are not looked into; a cut is noted. */
const MOST_STANDINGS = 4000;

/** Finds the cheapest changes that reach the goal, for each route; null where none does. */
export function search(goal: Goal, space: Space, routes: readonly Route[]): readonly (Found | null)[] {
  const { hubs, pad, notes } = space;
  const best: (Found | null)[] = routes.map(() => null);
  const layout = layOut(goal, space);
  const floors = routes.map((route) => floorOfRoute(goal, space, layout, route));
  // How dear the hubs may be before no route can gain any more.
  const room = () =>
    Math.max(...floors.map((floor, at) => (floor === null ? 0 : (best[at]?.cost ?? Number.POSITIVE_INFINITY) - floor)));
  let standings = 0;
  let isOver = floors.every((floor) => floor === null);

  function stand(index: number, cost: number): void {
    const hub = hubs[index];
    if (hub === undefined) {
      standings += 1;
      if (standings > MOST_STANDINGS) notes.isCut = isOver = true;
      else settle(cost);
      return;
    }
    const { name } = hub.variable;
    const before = pad[name];
    for (const cell of hub.cells) {
      if (isOver || cost + cell.cost >= room()) break;
      pad[name] = cell.value;
      stand(index + 1, cost + cell.cost);
    }
    pad[name] = before;
  }

  function settle(hubCost: number): void {
    const free = layout.free.map((one, at) => (layout.linked[at] === true ? cellsHere(space, layout, at) : one));
    const masks = new Map(layout.steadyMasks);
    for (const [test, at] of layout.movingTests) masks.set(test, maskTest(test, at, free, pad));
    let table: ScoreTable | undefined;
    const scores = () => {
      table ??= tableHere(space, layout, free);
      return table;
    };
    for (const [at, route] of routes.entries()) {
      const floor = floors[at] ?? null;
      const known = best[at]?.cost ?? Number.POSITIVE_INFINITY;
      if (floor === null || hubCost + floor >= known) continue;
      const choice = chooseCells(nodeOf(goal, masks, route), free, scores, known - hubCost);
      if (choice === null) continue;
      const values = new Map(hubs.map(({ variable }) => [variable.name, pad[variable.name]]));
      for (const [index, { variable, cells }] of free.entries()) {
        values.set(variable.name, cells[choice.places[index] ?? 0]?.value);
      }
      best[at] = { cost: hubCost + choice.cost, values };
    }
  }

  if (!isOver) stand(0, 0);
  return best;
}

type TestGoal = Goal & { readonly kind: 'test' };

/** What of the search is the same wherever the hubs stand, and what moves with them. */
interface Layout {
  /** The variables that are no hubs, with cells as they are while comparisons with hubs are left out. */
  readonly free: readonly Free[];
  /** Whether the cells of each follow the hubs. */
  readonly linked: readonly boolean[];
  /** For each linked variable the hubs that it stands beside, and the cells already worked out for their values. */
  readonly hubsOf: readonly (readonly string[])[];
  readonly known: readonly Map<string, Free>[];
  readonly steadyMasks: ReadonlyMap<Goal, Node>;
  /** The tests that follow the hubs, each with the variable that it reads besides, −1 for none. */
  readonly movingTests: ReadonlyMap<TestGoal, number>;
  readonly steadyBlocks: readonly Block[];
  readonly movingIndicators: readonly ScoredIndicator[];
  readonly sure: ReadonlyMap<string, number>;
  readonly hubNames: ReadonlySet<string>;
}

function layOut(goal: Goal, space: Space): Layout {
  const { pad, probes, indicators, variables, hubs, notes } = space;
  const hubNames = new Set(hubs.map(({ variable }) => variable.name));
  const rest = variables.filter(({ name }) => !hubNames.has(name));
  const hubsOf = rest.map(({ name }) => {
    const beside = probes.filter(({ facts }) => facts.has(name)).flatMap(({ facts }) => [...facts]);
    return [...new Set(beside.filter((one) => hubNames.has(one)))];
  });
  const linked = hubsOf.map((names) => names.length > 0);
  const free = rest.map((variable): Free => ({ variable, cells: cellsOf(space, variable, hubNames) }));
  const steadyMasks = new Map<Goal, Node>();
  const movingTests = new Map<TestGoal, number>();
  const visit = (one: Goal): void => {
    if (one.kind === 'all' || one.kind === 'any') for (const part of one.parts) visit(part);
    if (one.kind !== 'test') return;
    const at = rest.findIndex(({ name }) => one.test.facts.some((fact) => fact.name === name));
    const isMoving = linked[at] === true || one.test.facts.some(({ name }) => hubNames.has(name));
    if (isMoving) movingTests.set(one, at);
    else steadyMasks.set(one, maskTest(one, at, free, pad));
  };
  visit(goal);
  const isSteady = (cluster: { readonly free: readonly number[]; readonly indicators: readonly ScoredIndicator[] }) =>
    cluster.free.every((at) => linked[at] !== true) &&
    cluster.indicators.every(({ facts }) => facts.every(({ name }) => !hubNames.has(name)));
  const all = clusters(indicators, free);
  const steady = all.filter(isSteady);
  const isFixed = (cluster: { readonly free: readonly number[] }) => cluster.free.length === 0;
  return {
    free,
    linked,
    hubsOf,
    known: rest.map(() => new Map()),
    steadyMasks,
    movingTests,
    steadyBlocks: steady.filter((one) => !isFixed(one)).map((one) => blockOf(one, free, pad, notes)),
    movingIndicators: all.filter((one) => !isSteady(one)).flatMap((one) => one.indicators),
    sure: surePoints(
      steady.filter(isFixed).flatMap((one) => one.indicators),
      pad,
    ),
    hubNames,
  };
}

/** The cells of a linked variable where the hubs stand now. */
function cellsHere(space: Space, { free, hubsOf, known }: Layout, at: number): Free {
  const variable = free[at]?.variable;
  if (variable === undefined) throw new Error('Broken invariant: a linked variable is a free one');
  const key = (hubsOf[at] ?? []).map((name) => String(space.pad[name])).join(' ');
  const before = known[at]?.get(key);
  if (before !== undefined) return before;
  const here: Free = { variable, cells: cellsOf(space, variable, NONE) };
  known[at]?.set(key, here);
  return here;
}

const NONE: ReadonlySet<string> = new Set();

function tableHere({ pad, notes }: Space, layout: Layout, free: readonly Free[]): ScoreTable {
  const moving = clusters(layout.movingIndicators, free);
  const isFixed = (cluster: { readonly free: readonly number[] }) => cluster.free.length === 0;
  const sure = new Map(layout.sure);
  for (const [group, points] of surePoints(
    moving.filter(isFixed).flatMap((one) => one.indicators),
    pad,
  )) {
    sure.set(group, (sure.get(group) ?? 0) + points);
  }
  const blocks = moving.filter((one) => !isFixed(one)).map((one) => blockOf(one, free, pad, notes));
  return { sure, blocks: [...layout.steadyBlocks, ...blocks] };
}

/**
 * What a route costs at least besides its hubs: everything that follows the hubs is taken as reached, and indicators that follow them as
 * giving all their points. Null where even that is out of reach.
 */
function floorOfRoute(goal: Goal, space: Space, layout: Layout, route: Route): number | null {
  const masks = new Map<Goal, Node>(layout.steadyMasks);
  for (const [test, at] of layout.movingTests) {
    const readsHub = test.test.facts.some(({ name }) => layout.hubNames.has(name));
    masks.set(test, readsHub ? { kind: 'yes' } : maskTest(test, at, layout.free, space.pad));
  }
  const sure = new Map(layout.sure);
  for (const { group, indicator } of layout.movingIndicators) {
    sure.set(group, (sure.get(group) ?? 0) + indicator.maximum);
  }
  const table: ScoreTable = { sure, blocks: layout.steadyBlocks };
  return chooseCells(nodeOf(goal, masks, route), layout.free, () => table, Number.POSITIVE_INFINITY)?.cost ?? null;
}
