import type { Facts } from './fact.ts';

/** Not worked out yet. A number that comes out as just this is worked out each time it is asked for. */
const OPEN = Number.NEGATIVE_INFINITY;

/**
 * The sheet on which compiled rules work out one firm after another. What is worked out stands on it until the next firm is laid down, so
 * that a share that ten bands ask for is divided once, and no firm leaves anything for the collector of garbage but its answer.
 */
export interface Sheet {
  facts: Facts;
  /** Numbers by place, see `keptOn`. */
  readonly numbers: number[];
  readonly places: Map<string, number>;
  /** The groups of indicators that are asked for, null for the whole score, and the least and the most points of each: two places a group. */
  readonly groups: (string | null)[];
  readonly points: number[];
  /** The least and the most points of the indicator that was worked out last. */
  readonly range: Float64Array;
}

export type NumberOf = () => number;

export function createSheet(): Sheet {
  return { facts: {}, numbers: [], places: new Map(), groups: [], points: [], range: new Float64Array(2) };
}

/** Lays a firm down: all that was worked out of the one before is wiped. */
export function layDown(sheet: Sheet, facts: Facts): void {
  sheet.facts = facts;
  const { numbers } = sheet;
  for (let place = 0; place < numbers.length; place += 1) numbers[place] = OPEN;
}

/** Works a number out once a firm, when it is first asked for; `key` is the same for what is the same number. */
export function keptOn(sheet: Sheet, key: string, work: NumberOf): NumberOf {
  const { numbers, places } = sheet;
  const place = places.get(key) ?? numbers.push(OPEN) - 1;
  places.set(key, place);
  return () => {
    const known = numbers[place] ?? OPEN;
    if (known !== OPEN) return known;
    const number = work();
    numbers[place] = number;
    return number;
  };
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
