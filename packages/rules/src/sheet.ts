import type { FactDefinition, Facts, FactValue } from './fact.ts';

/** Not worked out yet. A number that comes out as just this is worked out each time it is asked for. */
const OPEN = Number.NEGATIVE_INFINITY;

/**
 * The sheet on which compiled rules work out one firm after another. What is worked out stands on it until the next firm is laid down, so
 * that a share that ten bands ask for is divided once, and no firm leaves anything for the collector of garbage but its answer.
 */
export interface Sheet {
  facts: Facts;
  /** Numbers by place, see `numberAt`. NaN is a number that is not known. */
  readonly numbers: number[];
  /** How each number is worked out: a fact by its name, anything else by its function. */
  readonly works: (string | NumberOf)[];
  readonly places: Map<string, number>;
  /** The facts that are read of every firm as soon as it is laid down, into the first places; see `readEarly`. */
  readonly early: { readonly numbers: string[]; readonly yesNos: string[] };
  /** The groups of indicators that are asked for, null for the whole score, and the least and the most points of each: two places a group. */
  readonly groups: (string | null)[];
  readonly points: number[];
  /** The least and the most points of the indicator that was worked out last. */
  readonly range: Float64Array;
}

export type NumberOf = () => number;

export function createSheet(): Sheet {
  return {
    facts: {},
    numbers: [],
    works: [],
    places: new Map(),
    early: { numbers: [], yesNos: [] },
    groups: [],
    points: [],
    range: new Float64Array(2),
  };
}

/** Lays a firm down: all that was worked out of the one before is wiped. */
export function layDown(sheet: Sheet, facts: Facts): void {
  const { numbers, early } = sheet;
  sheet.facts = facts;
  let place = 0;
  for (const name of early.numbers) {
    const value = facts[name];
    numbers[place] = typeof value === 'number' ? value : Number.NaN;
    place += 1;
  }
  for (const name of early.yesNos) {
    numbers[place] = yesNo(facts[name]);
    place += 1;
  }
  for (; place < numbers.length; place += 1) numbers[place] = OPEN;
}

/** A yes is 1, a no is 0. */
function yesNo(value: FactValue | undefined): number {
  if (value === undefined) return Number.NaN;
  return value === true ? 1 : 0;
}

/**
 * Has facts read of every firm as soon as it is laid down: of a score nearly all are needed, and one pass over them is quicker than many
 * questions. It is asked once, of an empty sheet, and takes numbers and yes-or-nos.
 */
export function readEarly({ early, numbers, works, places }: Sheet, facts: readonly FactDefinition[]): void {
  early.numbers.push(...facts.filter(({ unit }) => unit !== null).map(({ name }) => name));
  early.yesNos.push(...facts.filter(({ type }) => type === 'boolean' || type === 'judgement').map(({ name }) => name));
  for (const name of [...early.numbers, ...early.yesNos]) {
    works.push(name);
    places.set(name, numbers.push(OPEN) - 1);
  }
}

/** Where a yes-or-no that is read early stands; undefined for one that is not. */
export function placeOfYesNo({ early, places }: Sheet, { name }: FactDefinition): number | undefined {
  return early.yesNos.includes(name) ? places.get(name) : undefined;
}

/** The place of a number on the sheet; `key` is the same for what is the same number. */
export function placeOnSheet({ numbers, works, places }: Sheet, key: string, work: string | NumberOf): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  works.push(work);
  places.set(key, numbers.length);
  return numbers.push(OPEN) - 1;
}

/** The number in a place, worked out when it is first asked for. */
export function numberAt(sheet: Sheet, place: number): number {
  const known = sheet.numbers[place];
  return known === undefined || known === OPEN ? workOut(sheet, place) : known;
}

function workOut({ facts, numbers, works }: Sheet, place: number): number {
  const work = works[place] ?? '';
  const value = typeof work === 'string' ? facts[work] : work();
  const number = typeof value === 'number' ? value : Number.NaN;
  numbers[place] = number;
  return number;
}

/** Where the least points of a group stand on the sheet; the most stand next to them. */
export function placeOfGroup({ groups, points }: Sheet, group: string | null): number {
  const known = groups.indexOf(group);
  if (known >= 0) return 2 * known;
  groups.push(group);
  return points.push(Number.NaN, Number.NaN) - 2;
}

/** Writes down the points of the groups that are asked for. */
export function writePoints(
  { groups, points }: Sheet,
  rangeOf: (group: string | null) => readonly [lowest: number, highest: number],
): void {
  for (const [index, group] of groups.entries()) {
    const [lowest, highest] = rangeOf(group);
    points[2 * index] = lowest;
    points[2 * index + 1] = highest;
  }
}
