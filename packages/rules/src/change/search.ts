import type { FactValue } from '../fact.ts';
import type { Free } from './choice.ts';
import { chooseCells, maskTest, type Node, nodeOf, type Route } from './chooseCells.ts';
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

/**
 * Finds the cheapest changes that reach the goal, for each route; null where none does. The hubs are fixed one after the other; at each stage
 * what still hangs on open hubs is taken as reached, so that what the rest costs is a bound from below, and exact once all hubs stand.
 */
export function search(goal: Goal, space: Space, routes: readonly Route[]): readonly (Found | null)[] {
  const { hubs, pad, notes } = space;
  const best: (Found | null)[] = routes.map(() => null);
  const layout = layOut(goal, space);
  const known = (at: number) => best[at]?.cost ?? Number.POSITIVE_INFINITY;
  let standings = 0;

  function stand(depth: number, cost: number, hopeful: readonly number[]): void {
    standings += 1;
    if (standings > MOST_STANDINGS) {
      notes.isCut = true;
      return;
    }
    const stage = stageAt(space, layout, depth);
    const hub = hubs[depth];
    const floors = new Map<number, number>();
    for (const at of hopeful) {
      const route = routes[at];
      const room = known(at) - cost;
      if (route === undefined || room <= 0) continue;
      const choice = chooseCells(nodeOf(goal, stage.masks, route), stage.free, stage.table, room);
      if (choice === null) continue;
      floors.set(at, cost + choice.cost);
      if (hub !== undefined) continue;
      const values = new Map(hubs.map(({ variable }) => [variable.name, pad[variable.name]]));
      for (const [index, { variable, cells }] of stage.free.entries()) {
        values.set(variable.name, cells[choice.places[index] ?? 0]?.value);
      }
      best[at] = { cost: cost + choice.cost, values };
    }
    if (hub === undefined) return;
    const { name } = hub.variable;
    const before = pad[name];
    for (const cell of hub.cells) {
      const open = [...floors].filter(([at, floor]) => floor + cell.cost < known(at)).map(([at]) => at);
      if (open.length === 0) break;
      pad[name] = cell.value;
      stand(depth + 1, cost + cell.cost, open);
    }
    pad[name] = before;
  }

  stand(
    0,
    0,
    routes.map((_, at) => at),
  );
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
  };
}

/** The free variables, tests and points with so many hubs fixed as they stand now. */
interface Stage {
  readonly free: readonly Free[];
  readonly masks: ReadonlyMap<Goal, Node>;
  readonly table: () => ScoreTable;
}

const REACHED: Node = { kind: 'yes' };

function stageAt(space: Space, layout: Layout, depth: number): Stage {
  const { pad, hubs } = space;
  const open = new Set(hubs.slice(depth).map(({ variable }) => variable.name));
  const free = layout.free.map((one, at) => (layout.linked[at] === true ? cellsHere(space, layout, at, open) : one));
  const masks = new Map(layout.steadyMasks);
  for (const [test, at] of layout.movingTests) {
    const isOpen = test.test.facts.some(({ name }) => open.has(name));
    masks.set(test, isOpen ? REACHED : maskTest(test, at, free, pad));
  }
  let table: ScoreTable | undefined;
  return {
    free,
    masks,
    table: () => {
      table ??= tableHere(space, layout, free, open);
      return table;
    },
  };
}

/** The cells of a linked variable where the hubs stand now; comparisons with open ones are left out. */
function cellsHere(space: Space, { free, hubsOf, known }: Layout, at: number, open: ReadonlySet<string>): Free {
  const variable = free[at]?.variable;
  if (variable === undefined) throw new Error('Broken invariant: a linked variable is a free one');
  const key = (hubsOf[at] ?? []).map((name) => (open.has(name) ? '' : String(space.pad[name]))).join(' ');
  const before = known[at]?.get(key);
  if (before !== undefined) return before;
  const here: Free = { variable, cells: cellsOf(space, variable, open) };
  known[at]?.set(key, here);
  return here;
}

/** The points where the hubs stand now; indicators that read open ones give all that they can. */
function tableHere(
  { pad, notes }: Space,
  layout: Layout,
  free: readonly Free[],
  open: ReadonlySet<string>,
): ScoreTable {
  const sure = new Map(layout.sure);
  const give = (group: string, points: number) => sure.set(group, (sure.get(group) ?? 0) + points);
  const standing: ScoredIndicator[] = [];
  for (const one of layout.movingIndicators) {
    if (one.facts.some(({ name }) => open.has(name))) give(one.group, one.indicator.maximum);
    else standing.push(one);
  }
  const blocks: Block[] = [];
  for (const cluster of clusters(standing, free)) {
    if (cluster.free.length > 0) blocks.push(blockOf(cluster, free, pad, notes));
    else for (const [group, points] of surePoints(cluster.indicators, pad)) give(group, points);
  }
  return { sure, blocks: [...layout.steadyBlocks, ...blocks] };
}
