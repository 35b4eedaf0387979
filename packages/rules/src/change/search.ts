import type { FactValue } from '../fact.ts';
import { chooseCells, type Free, maskTests, type Node, nodeOf, type Route } from './chooseCells.ts';
import { type ScoreTable, scoreTable } from './chooseForScores.ts';
import type { Goal } from './goal.ts';
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
  const isHub = new Set(hubs.map(({ variable }) => variable));
  const rest = space.variables.filter((variable) => !isHub.has(variable));
  let standings = 0;
  const dearest = () => Math.max(...best.map((found) => found?.cost ?? Number.POSITIVE_INFINITY));

  function stand(index: number, cost: number): void {
    const hub = hubs[index];
    if (hub === undefined) {
      standings += 1;
      if (standings > MOST_STANDINGS) notes.isCut = true;
      else settle(cost);
      return;
    }
    const { name } = hub.variable;
    const before = pad[name];
    for (const cell of hub.cells) {
      if (cost + cell.cost >= dearest() || standings > MOST_STANDINGS) break;
      pad[name] = cell.value;
      stand(index + 1, cost + cell.cost);
    }
    pad[name] = before;
  }

  function settle(hubCost: number): void {
    const free = rest.map((variable): Free => ({ variable, cells: cellsOf(space, variable) }));
    const masks = new Map<Goal, Node>();
    maskTests(goal, free, pad, masks);
    let table: ScoreTable | undefined;
    const scores = () => {
      table ??= scoreTable(space.indicators, free, pad, notes);
      return table;
    };
    for (const [at, route] of routes.entries()) {
      const known = best[at]?.cost ?? Number.POSITIVE_INFINITY;
      if (hubCost >= known) continue;
      const choice = chooseCells(nodeOf(goal, masks, route), free, scores, known - hubCost);
      if (choice === null) continue;
      const values = new Map(hubs.map(({ variable }) => [variable.name, pad[variable.name]]));
      for (const [index, { variable, cells }] of free.entries()) {
        values.set(variable.name, cells[choice.places[index] ?? 0]?.value);
      }
      best[at] = { cost: hubCost + choice.cost, values };
    }
  }

  stand(0, 0);
  return best;
}
