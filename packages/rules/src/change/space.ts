import type { Facts, FactValue } from '../fact.ts';
import type { Goal, Test } from './goal.ts';
import type { Probe } from './probe.ts';
import type { ScoredIndicator } from './scoring.ts';
import { type Cell, cellAt, type KnownTurns, knownTurns, type NumberVariable, type Variable } from './variable.ts';

/** The facts of a firm as a pad on which values are tried; whoever tries one puts back what was there. */
export type Pad = Record<string, FactValue | undefined>;

/** What the search moves in: the variables of a firm and all that reads them. */
export interface Space {
  readonly pad: Pad;
  readonly today: Facts;
  readonly variables: readonly Variable[];
  readonly tests: readonly Test[];
  readonly probes: readonly Probe[];
  readonly indicators: readonly ScoredIndicator[];
  /** Variables to be fixed first, each with the values worth trying, the cheapest first. Once they stand, no comparison reads two of the rest. */
  readonly hubs: readonly { readonly variable: Variable; readonly cells: readonly Cell[] }[];
  /** Where comparisons turn, remembered. */
  readonly turns: KnownTurns;
  /** What was cut short, noted as the search goes. */
  readonly notes: { isCut: boolean };
}

/** More values than this are not tried for one fact; a cut is noted. */
const MOST_CELLS = 30;
const MOST_HUB_CELLS = 250;
const MOST_COMBINATIONS = 400;

export function testsOf(goal: Goal): readonly Test[] {
  if (goal.kind === 'test') return [goal.test];
  return goal.kind === 'score' ? [] : goal.parts.flatMap(testsOf);
}

/** Chooses the hubs: a cover, found greedily, of everything that reads two variables or more; of equals, the one with fewer values to try. */
export function withHubs(space: Omit<Space, 'hubs'>): Space {
  const byName = new Map(space.variables.map((variable) => [variable.name, variable]));
  let open = [
    ...space.tests.map(({ facts }) => facts.map(({ name }) => name)),
    ...space.probes.map(({ facts }) => [...facts]),
  ]
    .map((names) => names.filter((name) => byName.has(name)))
    .filter((names) => names.length > 1);
  const joint = open.length === 0 ? [] : jointProbes(space, byName);
  const known = new Map<string, readonly Cell[]>();
  const cellsByName = (name: string): readonly Cell[] => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const variable = byName.get(name);
    if (variable === undefined) throw new Error('Broken invariant: a relation is between variables');
    const places = variable.kind === 'number' ? worthTrying(space, joint, byName, variable, []) : [];
    const cells = cellsFrom(variable, places);
    known.set(name, cells);
    return cells;
  };
  const hubs: Space['hubs'][number][] = [];
  while (open.length > 0) {
    const counts = new Map<string, number>();
    for (const name of open.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const busiest = [...counts].filter(([, count]) => count === most).map(([name]) => name);
    const [hub = ''] =
      busiest.length === 1 ? busiest : busiest.sort((a, b) => cellsByName(a).length - cellsByName(b).length);
    const variable = byName.get(hub);
    if (variable === undefined) throw new Error('Broken invariant: a relation is between variables');
    hubs.push({ variable, cells: cellsByName(hub) });
    open = open.map((names) => names.filter((name) => name !== hub)).filter((names) => names.length > 1);
  }
  return { ...space, hubs };
}

/** Each comparison that reads two variables or more, with these. */
type JointProbes = readonly (readonly [Probe, readonly Variable[]])[];

function jointProbes({ probes }: Omit<Space, 'hubs'>, byName: ReadonlyMap<string, Variable>): JointProbes {
  return probes.flatMap((probe) => {
    const read = [...probe.facts].flatMap((name) => byName.get(name) ?? []);
    return read.length > 1 ? [[probe, read] as const] : [];
  });
}

/** A number is followed through so many others. */
const MOST_BEHIND = 4;

/**
 * The places worth trying of a number that stands beside another variable in a comparison. In a cheapest change a number that moves stands
 * where one step less would break a comparison, given the values of the others in it. Each of these stands at today's value, where it turns
 * a comparison of its own, or in turn where it turns one with a third: a chain in which no variable comes twice. `behind` are those that the
 * chain came by.
 */
function worthTrying(
  space: Omit<Space, 'hubs'>,
  joint: JointProbes,
  byName: ReadonlyMap<string, Variable>,
  variable: NumberVariable,
  behind: readonly Variable[],
): readonly number[] {
  const { pad, notes } = space;
  const found = new Set(lonePlaces(space, variable, byName));
  for (const [probe, read] of joint) {
    if (!read.includes(variable) || read.some((one) => behind.includes(one))) continue;
    const others = read
      .filter((one) => one !== variable)
      .map((one): readonly [string, readonly Cell[]] => {
        if (one.kind === 'options') return [one.name, one.cells];
        const further = [...behind, variable];
        if (further.length === MOST_BEHIND && goesOn(joint, one, further)) notes.isCut = true;
        const places =
          further.length < MOST_BEHIND
            ? worthTrying(space, joint, byName, one, further)
            : lonePlaces(space, one, byName);
        return [one.name, places.map((k) => cellAt(one, k))];
      });
    forEachCombination(others, pad, notes, () => {
      for (const k of knownTurns(space.turns, probe, variable, pad)) found.add(k);
    });
  }
  if (found.size > MOST_HUB_CELLS) notes.isCut = true;
  return [...found];
}

/** Whether a chain that has come to a variable could go on. */
function goesOn(joint: JointProbes, variable: Variable, behind: readonly Variable[]): boolean {
  return joint.some(([, read]) => read.includes(variable) && !read.some((one) => behind.includes(one)));
}

/**
 * Whether two amounts could share the work of one comparison, such as assets up and liabilities down for a debt ratio. Between whole steps a
 * mixture can then be cheaper by less than a step than either alone, and mixtures are not tried.
 */
export function isShared({ probes, variables }: Pick<Space, 'probes' | 'variables'>): boolean {
  return probes.some(({ facts, helps }) => {
    const working = variables.filter((one) => {
      if (one.kind !== 'number' || one.today === undefined || !facts.has(one.name)) return false;
      const way = helps.get(one.name) ?? 0;
      return (way >= 0 && one.highest > 0) || (way <= 0 && one.lowest < 0);
    });
    return working.length > 1;
  });
}

/** Today's place, and where comparisons turn that read no other variable. */
function lonePlaces(
  { probes, pad, turns }: Omit<Space, 'hubs'>,
  variable: NumberVariable,
  byName: ReadonlyMap<string, Variable>,
): readonly number[] {
  const lone = probes.filter(
    ({ facts }) => facts.has(variable.name) && [...facts].every((name) => name === variable.name || !byName.has(name)),
  );
  const found = lone.flatMap((probe) => knownTurns(turns, probe, variable, pad));
  // Of zero nothing is a share: one step above it the comparison can say something at all.
  const first = variable.origin === 0 ? [Math.min(1, variable.highest)] : [];
  return variable.today === undefined ? [variable.lowest, ...first, ...found] : [0, ...first, ...found];
}

function forEachCombination(
  others: readonly (readonly [string, readonly Cell[]])[],
  pad: Pad,
  notes: Space['notes'],
  work: () => void,
): void {
  let left = MOST_COMBINATIONS;
  const fix = (index: number): void => {
    const [name, cells] = others[index] ?? [];
    if (name === undefined || cells === undefined) {
      left -= 1;
      if (left >= 0) work();
      else notes.isCut = true;
      return;
    }
    const before = pad[name];
    for (const { value } of cells) {
      if (left < 0) break;
      pad[name] = value;
      fix(index + 1);
    }
    pad[name] = before;
  };
  fix(0);
}

function cellsFrom(variable: Variable, places: readonly number[]): readonly Cell[] {
  if (variable.kind === 'options') return inOrder(variable.cells);
  const cells = places.map((k) => cellAt(variable, k));
  const today: Cell = { value: variable.today, cost: 0 };
  return inOrder(variable.today === undefined ? [today, ...cells] : cells).slice(0, MOST_HUB_CELLS);
}

/** The cells of a variable: each value worth taking, the cheapest first. Comparisons with the facts named in `without` are left out. */
export function cellsOf(space: Space, variable: Variable, without: ReadonlySet<string>): readonly Cell[] {
  if (variable.kind === 'options') return inOrder(variable.cells);
  const { pad, probes, indicators, notes } = space;
  const places = new Set<number>(variable.today === undefined ? [variable.lowest] : [0]);
  for (const probe of probes) {
    if (!probe.facts.has(variable.name) || [...probe.facts].some((name) => without.has(name))) continue;
    for (const k of knownTurns(space.turns, probe, variable, pad)) places.add(k);
  }
  const isSmooth = indicators.some((one) => one.isSmooth && one.facts.some(({ name }) => name === variable.name));
  if (isSmooth) {
    const [from, to] = [variable.lowest, variable.highest];
    for (let k = Math.max(from, to - MOST_CELLS + 2); k <= to; k += 1) places.add(k);
    if (to - from > MOST_CELLS - 2) notes.isCut = true;
  }
  const cells = [...places].map((k) => cellAt(variable, k));
  const all = inOrder(variable.today === undefined ? [{ value: undefined, cost: 0 }, ...cells] : cells);
  if (all.length > MOST_CELLS) notes.isCut = true;
  return all.slice(0, MOST_CELLS);
}

function inOrder(cells: readonly Cell[]): readonly Cell[] {
  return [...cells].sort((a, b) => a.cost - b.cost);
}
