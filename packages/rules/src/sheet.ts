import type { FactDefinition, Facts, FactValue } from './fact.ts';

/** Not worked out yet. A number that comes out as just this is worked out each time it is asked for. */
const OPEN = Number.NEGATIVE_INFINITY;

/** A firm as a row: its values in the order of columns that are told once for all firms. What is undefined is a missing fact. */
export type Row = readonly (FactValue | undefined)[];

/**
 * The sheet on which compiled rules work out one firm after another. What is worked out stands on it until the next firm is laid down, so
 * that a share that ten bands ask for is divided once, and no firm leaves anything for the collector of garbage but its answer.
 */
export interface Sheet {
  /** The firm that is on the sheet: its facts by name, or its row where firms come as rows. */
  facts: Facts;
  row: Row;
  /** Where each fact stands in a row; null where firms come as facts by name. */
  readonly columns: ReadonlyMap<string, number> | null;
  /** Numbers by place, see `numberAt`. NaN is a number that is not known. A yes is 1, a no is 0. */
  readonly numbers: number[];
  /** How each number is worked out. */
  readonly works: Work[];
  readonly places: Map<string, number>;
  /** What is read and calculated of every firm as soon as it is laid down, into the first places; see `readEarly`. */
  readonly early: Early;
  /** The groups of indicators that are asked for, null for the whole score, and the least and the most points of each: two places a group. */
  readonly groups: (string | null)[];
  readonly points: number[];
  /** The least and the most points of the indicator that was worked out last. */
  readonly range: Float64Array;
}

/** A fact is read from its source; anything else has a function. */
type Work = Source | NumberOf;

export type NumberOf = () => number;

/** From where a fact is read: its name, or its column where firms come as rows (−1 where these have none). */
export interface Source {
  readonly name: string;
  readonly column: number;
}

interface Early {
  readonly numbers: Source[];
  readonly yesNos: Source[];
  readonly calculations: Calculation[];
}

/** A number made of two that stand before it. */
export interface Calculation {
  readonly operation: '+' | '-' | '*' | '/' | 'growth' | 'mean';
  readonly left: number;
  readonly right: number;
}

export function createSheet(columns: ReadonlyMap<string, number> | null = null): Sheet {
  return {
    facts: {},
    row: [],
    columns,
    numbers: [],
    works: [],
    places: new Map(),
    early: { numbers: [], yesNos: [], calculations: [] },
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
  for (const { name } of early.numbers) {
    numbers[place] = asNumber(facts[name]);
    place += 1;
  }
  for (const { name } of early.yesNos) {
    numbers[place] = asYesNo(facts[name]);
    place += 1;
  }
  calculate(sheet, place);
}

/** Lays down a firm that comes as a row. */
export function layRowDown(sheet: Sheet, row: Row): void {
  const { numbers, early } = sheet;
  sheet.row = row;
  let place = 0;
  for (const { column } of early.numbers) {
    numbers[place] = asNumber(row[column]);
    place += 1;
  }
  for (const { column } of early.yesNos) {
    numbers[place] = asYesNo(row[column]);
    place += 1;
  }
  calculate(sheet, place);
}

/** What is no number is none that is known. */
export function asNumber(value: FactValue | undefined): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** JavaScript makes of yes 1, of no 0 and of what is undefined NaN, without a question. */
function asYesNo(value: FactValue | undefined): number {
  return +(value as boolean); // What is asked for a yes or no is one, or undefined.
}

/** Calculates what is always needed, into the places from `first` on, and leaves the others open. */
function calculate({ numbers, early }: Sheet, first: number): void {
  let place = first;
  for (const calculation of early.calculations) {
    numbers[place] = calculated(calculation, numbers);
    place += 1;
  }
  for (; place < numbers.length; place += 1) numbers[place] = OPEN;
}

function calculated({ operation, left, right }: Calculation, numbers: readonly number[]): number {
  const [a, b] = [numbers[left] ?? Number.NaN, numbers[right] ?? Number.NaN];
  switch (operation) {
    case '/':
      return ratio(a, b);
    case 'growth':
      return ratio(a - b, b);
    case 'mean':
      return (a + b) / 2;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
  }
}

/** A denominator of zero gives no number. */
export function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? Number.NaN : numerator / denominator;
}

/**
 * Has facts read of every firm as soon as it is laid down: of a score nearly all are needed, and one pass over them is quicker than many
 * questions. It is asked once, of an empty sheet, and takes numbers and yes-or-nos.
 */
export function readEarly(sheet: Sheet, facts: readonly FactDefinition[]): void {
  const { early, numbers, works, places } = sheet;
  const sources = (isAsked: (fact: FactDefinition) => boolean) =>
    facts.filter(isAsked).flatMap(({ name }) => (isInRows(sheet, name) ? [sourceOf(sheet, name)] : []));
  early.numbers.push(...sources(({ unit }) => unit !== null));
  early.yesNos.push(...sources(isYesNo));
  for (const source of [...early.numbers, ...early.yesNos]) {
    works.push(source);
    places.set(source.name, numbers.push(OPEN) - 1);
  }
}

function isYesNo({ type }: FactDefinition): boolean {
  return type === 'boolean' || type === 'judgement';
}

function isInRows({ columns }: Sheet, name: string): boolean {
  return columns === null || columns.has(name);
}

/** Whether what stands in a place is there as soon as a firm is laid down. */
export function isEarly({ early }: Sheet, place: number): boolean {
  return place < early.numbers.length + early.yesNos.length + early.calculations.length;
}

/** Has a number calculated of every firm as soon as it is laid down. It is asked before any other place is taken, with two early places. */
export function calculateEarly({ early, numbers, works, places }: Sheet, key: string, calculation: Calculation): void {
  early.calculations.push(calculation);
  works.push(() => calculated(calculation, numbers));
  places.set(key, numbers.push(OPEN) - 1);
}

/** From where a fact is read; what is no number is read by `factAt`. */
export function sourceOf({ columns }: Sheet, name: string): Source {
  return { name, column: columns?.get(name) ?? -1 };
}

/** The value of a fact of the firm on the sheet. */
export function factAt({ facts, row }: Sheet, { name, column }: Source): FactValue | undefined {
  return column < 0 ? facts[name] : row[column];
}

/** The place of a yes-or-no on the sheet. */
export function placeOfYesNo(sheet: Sheet, { name }: FactDefinition): number {
  const source = sourceOf(sheet, name);
  return placeOnSheet(sheet, name, () => asYesNo(factAt(sheet, source)));
}

/** The place of a number on the sheet; `key` is the same for what is the same number. */
export function placeOnSheet({ numbers, works, places }: Sheet, key: string, work: Work): number {
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

function workOut(sheet: Sheet, place: number): number {
  const work = sheet.works[place];
  const number = typeof work === 'function' ? work() : asNumber(work && factAt(sheet, work));
  sheet.numbers[place] = number;
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
