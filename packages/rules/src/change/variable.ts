import type { FactDefinition, Facts, FactValue } from '../fact.ts';
import { isDivisionOfSection } from '../industry.ts';
import type { ClassPack } from '../pack.ts';
import { type Lever, type LeverSet, leverOf } from './lever.ts';
import type { Probe } from './probe.ts';

/** A value that a fact may take, and what it costs to take it; undefined is a missing fact left missing. */
export interface Cell {
  readonly value: FactValue | undefined;
  readonly cost: number;
}

/** A fact that can move, or that is missing and can be stated. */
export type Variable = OptionVariable | NumberVariable;

interface VariableBase {
  readonly fact: FactDefinition;
  readonly name: string;
  readonly today: FactValue | undefined;
  readonly lever: Lever;
}

export interface OptionVariable extends VariableBase {
  readonly kind: 'options';
  /** The first is today's, at no cost. */
  readonly cells: readonly Cell[];
}

/** A number on the lattice `origin + k · step`, for whole k from `lowest` to `highest`. */
export interface NumberVariable extends VariableBase {
  readonly kind: 'number';
  readonly origin: number;
  readonly step: number;
  readonly lowest: number;
  readonly highest: number;
  /** The cost of one step; both are 0 for a missing fact, whose `flat` cost pays for any value. */
  readonly up: number;
  readonly down: number;
  readonly flat: number;
}

/** Beyond this no amount is counted: whole numbers are exact up to 2^53. */
const MOST = 4e15;

/** A fact of a firm as a variable; null where it stands as it is. */
export function variableOf(
  fact: FactDefinition,
  facts: Facts,
  levers: LeverSet,
  classPacks: readonly ClassPack[],
): Variable | null {
  const today = facts[fact.name];
  const lever = leverOf(levers, fact);
  const base: VariableBase = { fact, name: fact.name, today, lever };
  if (today === undefined) return missingVariable(base, levers.stateCost, classPacks);
  if (lever.kind === 'options') {
    const cells = optionCells(fact, today, lever);
    return cells.length > 1 ? { ...base, kind: 'options', cells } : null;
  }
  if (lever.kind === 'fixed' || typeof today !== 'number') return null;
  const { up, down, step } = lever;
  const lowest = down === null ? 0 : -Math.floor((today - (fact.least ?? -MOST)) / step + 1e-9);
  const highest = up === null ? 0 : Math.floor(((fact.most ?? MOST) - today) / step + 1e-9);
  if (lowest >= 0 && highest <= 0) return null;
  const cost = { up: (up ?? 0) * step, down: (down ?? 0) * step, flat: 0 };
  return {
    ...base,
    kind: 'number',
    origin: today,
    step,
    lowest: Math.min(0, lowest),
    highest: Math.max(0, highest),
    ...cost,
  };
}

function missingVariable(base: VariableBase, flat: number, classPacks: readonly ClassPack[]): Variable | null {
  const { fact, lever } = base;
  const missing: Cell = { value: undefined, cost: 0 };
  const among = (values: readonly FactValue[]): Variable => ({
    ...base,
    kind: 'options',
    cells: [missing, ...values.map((value) => ({ value, cost: flat }))],
  });
  switch (fact.type) {
    case 'judgement':
    case 'date':
      return null;
    case 'boolean':
      return among([true, false]);
    case 'enum':
      return among(fact.options.map(({ value }) => value));
    case 'text': {
      const pack = classPacks.find(({ by }) => by.name === fact.name);
      return pack === undefined ? null : among(beginnings(pack));
    }
    case 'integer':
    case 'number':
    case 'money': {
      const step =
        lever.kind === 'amount' ? lever.step : fact.type === 'number' ? 0.001 : fact.type === 'money' ? 100 : 1;
      const origin = fact.least ?? 0;
      const highest = Math.floor(((fact.most ?? MOST) - origin) / step + 1e-9);
      return { ...base, kind: 'number', origin, step, lowest: 0, highest, up: 0, down: 0, flat };
    }
  }
}

/** How a code may begin, for each row of a classification; for the rest, a letter that no row has. */
function beginnings({ rows }: ClassPack): readonly string[] {
  const taken = rows.flatMap(({ prefixes }) => prefixes);
  const rest = LETTERS.findLast((letter) => !taken.some((prefix) => prefix.startsWith(letter))) ?? 'S';
  return rows.map(({ prefixes: [first] }) => {
    if (first === undefined) return rest;
    // A prefix without a letter is of the digits; its section stands before it.
    return /^\d/.test(first) ? (LETTERS.find((letter) => isDivisionOfSection(letter + first)) ?? 'S') + first : first;
  });
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRST'];

function optionCells(fact: FactDefinition, today: FactValue, lever: Lever & { kind: 'options' }): readonly Cell[] {
  const cells: Cell[] = [{ value: today, cost: 0 }];
  if (fact.type === 'enum') {
    const place = (value: FactValue) => fact.options.findIndex((option) => option.value === value);
    const paid = lever.options.find(({ value }) => value === today)?.cost ?? 0;
    for (const { value, cost } of lever.options) {
      if (place(value) > place(today)) cells.push({ value, cost: Math.max(0, cost - paid) });
    }
    return cells;
  }
  for (const { value, cost } of lever.options) {
    const isBetter = fact.unit !== 'rank' || today === 0 || Number(value) < Number(today);
    if (value !== today && isBetter) cells.push({ value, cost });
  }
  return cells;
}

/** The cell of a number variable at a place of its lattice. */
export function cellAt(variable: NumberVariable, k: number): Cell {
  const { origin, step, up, down, flat } = variable;
  // Steps such as 0.001 are kept to nine decimals.
  const value = Number.isInteger(step) ? origin + k * step : Math.round((origin + k * step) * 1e9) / 1e9;
  return { value, cost: flat + (k >= 0 ? k * up : -k * down) };
}

/** The turns of probes that were worked out of a firm, by what the other facts of a probe were. */
export type KnownTurns = Map<Probe, Map<string, readonly number[]>>;

/** The same as `turns`, worked out once for what stands beside the variable. */
export function knownTurns(
  known: KnownTurns,
  probe: Probe,
  variable: NumberVariable,
  facts: Record<string, FactValue | undefined>,
): readonly number[] {
  let key = variable.name;
  for (const name of probe.facts) if (name !== variable.name) key += ` ${String(facts[name])}`;
  let ofProbe = known.get(probe);
  if (ofProbe === undefined) {
    ofProbe = new Map();
    known.set(probe, ofProbe);
  }
  const before = ofProbe.get(key);
  if (before !== undefined) return before;
  const found = turns(probe, variable, facts);
  ofProbe.set(key, found);
  return found;
}

/**
 * The places at which a probe turns while the variable moves and all else stands as in `facts`: of a fact that is known the first place
 * that is better on the way from today; of a missing one the better side of every turn. `facts` is used as a scratch pad and left as it was.
 */
export function turns(
  probe: Probe,
  variable: NumberVariable,
  facts: Record<string, FactValue | undefined>,
): readonly number[] {
  const { name, lowest, highest } = variable;
  const before = facts[name];
  const rankAt = (k: number): number => {
    facts[name] = cellAt(variable, k).value;
    return probe.rank(facts);
  };
  const roots = probe.roots.get(name);
  const windows: (readonly [number, number])[] = [];
  if (roots === undefined) windows.push(...brackets(rankAt, lowest, highest));
  for (const root of roots ?? []) {
    const at = (root(facts) - variable.origin) / variable.step;
    if (Number.isFinite(at)) windows.push([Math.floor(at) - 1, Math.ceil(at) + 1]);
  }
  // Of zero nothing is a share.
  if (variable.origin === 0) windows.push([0, 1]);
  const found: number[] = [];
  for (const [from, to] of windows) {
    const [first, last] = [Math.max(lowest, from), Math.min(highest, to)];
    for (let k = first; k < last; k += 1) {
      const rise = rankAt(k + 1) - rankAt(k);
      if (rise === 0) continue;
      if (variable.today === undefined) found.push(...(probe.isBothWays ? [k, k + 1] : [rise > 0 ? k + 1 : k]));
      else if (k >= 0 && (rise > 0 || probe.isBothWays)) found.push(k + 1);
      else if (k < 0 && (rise < 0 || probe.isBothWays)) found.push(k);
    }
  }
  facts[name] = before;
  return found;
}

/** Pairs of neighbouring places between which the rank turns, looked for on a widening grid: for rules in which a fact stands twice. */
function brackets(
  rankAt: (k: number) => number,
  lowest: number,
  highest: number,
): readonly (readonly [number, number])[] {
  const grid = new Set([lowest, 0, highest]);
  for (let size = 1; size < MOST; size *= 1.5) {
    const k = Math.floor(size);
    if (k <= highest) grid.add(k);
    if (-k >= lowest) grid.add(-k);
  }
  const places = [...grid].sort((a, b) => a - b);
  return places.flatMap((place, index) => {
    const next = places[index + 1];
    if (next === undefined || rankAt(place) === rankAt(next)) return [];
    let [low, high] = [place, next];
    const rank = rankAt(low);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (rankAt(middle) === rank) low = middle;
      else high = middle;
    }
    return [[low, high] as const];
  });
}
