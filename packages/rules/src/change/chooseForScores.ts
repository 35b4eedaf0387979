import { type Choice, type Free, floorOf, lowestBit } from './choice.ts';
import type { Goal } from './goal.ts';
import type { ScoredIndicator } from './scoring.ts';
import type { Pad } from './space.ts';

export type ScoreGoal = Goal & { readonly kind: 'score' };

/** What each choice of cells is worth: indicators that read the same free variables stand in one block. */
export interface ScoreTable {
  readonly blocks: readonly Block[];
  /** The points by group of indicators that read nothing free. */
  readonly sure: ReadonlyMap<string, number>;
}

export interface Block {
  readonly free: readonly number[];
  readonly rows: readonly Row[];
  /** What it offers, remembered by the groups that are asked for and the cells that are allowed. */
  readonly offers: Map<string, readonly Offer[]>;
}

/** One choice of a cell for each variable of a block. */
interface Row {
  readonly places: readonly number[];
  readonly cost: number;
  /** Points by group. */
  readonly points: ReadonlyMap<string, number>;
}

/** More choices than this in one block are not looked through; a cut is noted. */
const MOST_ROWS = 20_000;

/** Indicators that read the same free variables, by their places; those that read none stand by themselves. */
export interface Cluster {
  readonly free: readonly number[];
  readonly indicators: readonly ScoredIndicator[];
}

export function clusters(indicators: readonly ScoredIndicator[], free: readonly Free[]): readonly Cluster[] {
  let found: readonly Cluster[] = [];
  for (const one of indicators) {
    const read = free.flatMap(({ variable }, index) =>
      one.facts.some(({ name }) => name === variable.name) ? [index] : [],
    );
    const joined = found.filter((cluster) => cluster.free.some((index) => read.includes(index)));
    const merged: Cluster = {
      free: [...new Set([...joined.flatMap((cluster) => cluster.free), ...read])],
      indicators: [...joined.flatMap((cluster) => cluster.indicators), one],
    };
    found = [...found.filter((cluster) => !joined.includes(cluster)), merged];
  }
  return found;
}

/** The points by group of indicators that read nothing free. */
export function surePoints(indicators: readonly ScoredIndicator[], pad: Pad): ReadonlyMap<string, number> {
  const sure = new Map<string, number>();
  for (const one of indicators) add(sure, one.group, one.points(pad));
  return sure;
}

/** What each choice of cells in a cluster is worth. */
export function blockOf(cluster: Cluster, free: readonly Free[], pad: Pad, notes: { isCut: boolean }): Block {
  return { free: cluster.free, rows: rowsOf(cluster.free, cluster.indicators, free, pad, notes), offers: new Map() };
}

function rowsOf(
  indices: readonly number[],
  indicators: readonly ScoredIndicator[],
  free: readonly Free[],
  pad: Pad,
  notes: { isCut: boolean },
): readonly Row[] {
  const rows: Row[] = [];
  const places: number[] = [];
  const fix = (depth: number, cost: number): void => {
    const index = indices[depth];
    const one = index === undefined ? undefined : free[index];
    if (one === undefined) {
      if (rows.length >= MOST_ROWS) {
        notes.isCut = true;
        return;
      }
      const points = new Map<string, number>();
      for (const { group, points: worth } of indicators) add(points, group, worth(pad));
      rows.push({ places: [...places], cost, points });
      return;
    }
    const { name } = one.variable;
    const before = pad[name];
    for (const [place, cell] of one.cells.entries()) {
      pad[name] = cell.value;
      places[depth] = place;
      fix(depth + 1, cost + cell.cost);
    }
    pad[name] = before;
  };
  fix(0, 0);
  return rows;
}

function add(points: Map<string, number>, group: string, more: number): void {
  points.set(group, (points.get(group) ?? 0) + more);
}

/** A choice for the blocks so far: the points for each goal, and how it was reached. */
interface State {
  readonly points: readonly number[];
  readonly cost: number;
  readonly row: Row | null;
  readonly before: State | null;
}

/** The cheapest cells, among those allowed, that reach all the points asked for, block by block; only states that no other beats are kept. */
export function chooseForScores(
  goals: readonly ScoreGoal[],
  free: readonly Free[],
  allowed: readonly number[],
  { blocks, sure }: ScoreTable,
  bound: number,
): Choice | null {
  const worth = (points: ReadonlyMap<string, number>) =>
    goals.map(({ group }) => (group === null ? total(points) : (points.get(group) ?? 0)));
  const scored = new Set(blocks.flatMap((block) => block.free));
  const unscored = floorOf(
    free,
    allowed.map((mask, index) => (scored.has(index) ? 1 : mask)),
  );
  const scoredAtFirst = [...scored].reduce((sum, index) => sum + (free[index]?.cells[0]?.cost ?? 0), 0);
  const offers = blocks.map((block) => offersOf(block, goals, allowed, worth));
  // What the blocks that are still to come can give at most, goal by goal.
  const ahead: (readonly number[])[] = [goals.map(() => 0)];
  for (const offer of offers.toReversed()) {
    const most = goals.map((_, at) => Math.max(0, ...offer.map(({ points }) => points[at] ?? 0)));
    ahead.unshift(most.map((points, at) => points + (ahead[0]?.[at] ?? 0)));
  }
  let states: readonly State[] = [{ points: worth(sure), cost: unscored - scoredAtFirst, row: null, before: null }];
  for (const [index, offer] of offers.entries()) {
    const next: State[] = [];
    const rest = ahead[index + 1] ?? [];
    for (const before of states) {
      for (const { points, cost, row } of offer) {
        const sum = before.cost + cost;
        if (sum >= bound) continue;
        const reached = points.map((more, at) =>
          Math.min(goals[at]?.points ?? 0, tidy(more + (before.points[at] ?? 0))),
        );
        const isHopeless = reached.some((has, at) => tidy(has + (rest[at] ?? 0)) < (goals[at]?.points ?? 0));
        if (!isHopeless) next.push({ points: reached, cost: sum, row, before });
      }
    }
    states = unbeaten(next);
  }
  const best = states.find(({ points }) => points.every((has, at) => tidy(has) >= (goals[at]?.points ?? 0)));
  return best === undefined ? null : choiceOf(best, blocks, allowed);
}

interface Offer {
  readonly points: readonly number[];
  readonly cost: number;
  readonly row: Row;
}

function offersOf(
  block: Block,
  goals: readonly ScoreGoal[],
  allowed: readonly number[],
  worth: (points: ReadonlyMap<string, number>) => readonly number[],
): readonly Offer[] {
  let key = '';
  for (const { group } of goals) key += `${group ?? ''} `;
  for (const index of block.free) key += `${allowed[index] ?? 0} `;
  const known = block.offers.get(key);
  if (known !== undefined) return known;
  const offers = block.rows
    .filter(({ places }) => places.every((place, at) => ((allowed[block.free[at] ?? 0] ?? 0) & (1 << place)) !== 0))
    .map((row) => ({ points: worth(row.points), cost: row.cost, row }));
  const found = unbeaten(offers);
  block.offers.set(key, found);
  return found;
}

/** Without those that another equals or beats in cost and in every goal; the cheapest first. */
function unbeaten<One extends { readonly points: readonly number[]; readonly cost: number }>(
  all: readonly One[],
): readonly One[] {
  const kept: One[] = [];
  const isOfOneGoal = all[0]?.points.length === 1;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of [...all].sort((a, b) => a.cost - b.cost || sumOf(b.points) - sumOf(a.points))) {
    if (isOfOneGoal) {
      // Of one goal the last that was kept is the best so far.
      const points = one.points[0] ?? 0;
      if (points > most) kept.push(one);
      most = Math.max(most, points);
    } else if (!kept.some((other) => one.points.every((points, at) => points <= (other.points[at] ?? 0))))
      kept.push(one);
  }
  return kept;
}

function sumOf(points: readonly number[]): number {
  return points.reduce((sum, one) => sum + one, 0);
}

function choiceOf(last: State, blocks: readonly Block[], allowed: readonly number[]): Choice {
  const places = allowed.map(lowestBit);
  let state: State | null = last;
  for (const block of blocks.toReversed()) {
    for (const [at, index] of block.free.entries()) places[index] = state?.row?.places[at] ?? 0;
    state = state?.before ?? null;
  }
  return { cost: last.cost, places };
}

function total(points: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const more of points.values()) sum += more;
  return sum;
}

/** Points are kept to nine decimals, as in a judgement. */
function tidy(points: number): number {
  return Math.round(points * 1e9) / 1e9;
}
