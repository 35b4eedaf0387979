import { present } from '@leitu/kernel';
import type { FactDefinition, Facts, FactType, FactValue } from '../fact.ts';
import { tidy } from '../points.ts';
import { MET, UNMET } from '../verdict.ts';
import type { Line } from './line.ts';
import type { GroupPoints, IndicatorJudge, RequirementJudge, Side } from './requirement.ts';

/** A firm of a population: what is asked of it, and where it belongs. */
export interface PopulationFirm {
  readonly id: string;
  readonly name: string;
  readonly facts: Facts;
  /** The group it belongs to by each of the ways in which firms are grouped, in their order. */
  readonly groups: readonly string[];
}

/** Some firms of a population, fact by fact: numbers as numbers of 8 bytes, NaN where missing. */
export interface FirmChunk {
  readonly size: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** For each way in which firms are grouped, the names of the groups that occur and the number of each firm's among them. */
  readonly groups: readonly FirmGroups[];
  readonly columns: ReadonlyMap<string, FactColumn>;
}

interface FirmGroups {
  readonly names: readonly string[];
  readonly numbers: Uint16Array;
}

type FactColumn = Float64Array | readonly (FactValue | undefined)[];

/** What the firms of a chunk are by one requirement. */
export interface RequirementColumn {
  readonly ranks: Uint8Array;
  readonly margins: Float32Array;
}

/** The lowest and the highest points that the firms of a chunk can have, of an indicator or a group. */
export interface PointsColumn {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** A side with what the firms of one chunk are by each of its requirements. */
export interface JudgedChunk {
  readonly side: Side;
  readonly chunk: FirmChunk;
  readonly columns: readonly RequirementColumn[];
  readonly indicators: readonly PointsColumn[];
  /** By the id of a group, null for the whole score. */
  readonly points: ReadonlyMap<string | null, PointsColumn>;
}

const numeric: ReadonlySet<FactType> = new Set(['integer', 'number', 'money']);

/**
 * Puts firms beside each other, so that 200,000 of them are some 90 MB and one requirement is judged anew without touching the rest.
 * Firms should come some thousands at a time, and at most 65,536.
 * @param read the facts that packs will ask for; all others are left
 */
export function createChunk(read: readonly FactDefinition[], firms: readonly PopulationFirm[]): FirmChunk {
  const columns = new Map<string, FactColumn>();
  for (const { name, type } of read) {
    const values = firms.map(({ facts }) => facts[name]);
    const numbers = () => Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN));
    columns.set(name, numeric.has(type) ? numbers() : values);
  }
  return {
    size: firms.length,
    ids: firms.map(({ id }) => id),
    names: firms.map(({ name }) => name),
    groups: Array.from({ length: firms[0]?.groups.length ?? 0 }, (_, way) => groupsOf(firms, way)),
    columns,
  };
}

function groupsOf(firms: readonly PopulationFirm[], way: number): FirmGroups {
  const known = new Map<string, number>();
  const numbers = Uint16Array.from(firms, ({ groups }) => {
    const name = groups[way] ?? '';
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  });
  return { names: [...known.keys()], numbers };
}

/**
 * Judges the firms of a chunk, requirement by requirement. What is known of a side that has some of the same requirements and indicators is
 * taken over: of an edited pack only the requirement whose threshold was moved is worked out again, or the indicator whose band was, and then
 * what asks for points, for those firms alone whose points are others.
 */
export function judgeChunk(side: Side, chunk: FirmChunk, known?: JudgedChunk): JudgedChunk {
  const indicators = side.indicators.map((one, index) => {
    const isSame = known?.side.indicators[index]?.indicator === one.indicator;
    return (isSame ? known.indicators[index] : undefined) ?? pointsColumn(one, chunk);
  });
  const points = addUp(side, indicators, chunk.size, known);
  const moved = known === undefined ? [] : firmsWithOtherPoints(points, known.points, chunk.size);
  const columns = side.requirements.map((one, index) => {
    const isSame = known?.side.requirements[index]?.condition === one.condition;
    const column = isSame ? known.columns[index] : undefined;
    if (column === undefined) return requirementColumn(one, chunk, points);
    return one.asksForPoints && moved.length > 0 ? changedColumn(column, one, { chunk, points, firms: moved }) : column;
  });
  return { side, chunk, columns, indicators, points };
}

function pointsColumn({ reads, pointsOf }: IndicatorJudge, chunk: FirmChunk): PointsColumn {
  const column = emptyPoints(chunk.size);
  const read = factsReader(chunk, reads);
  for (let firm = 0; firm < chunk.size; firm += 1) {
    const [lowest, highest] = pointsOf(read(firm));
    column.lowest[firm] = lowest;
    column.highest[firm] = highest;
  }
  return column;
}

function emptyPoints(size: number): PointsColumn {
  return { lowest: new Float64Array(size), highest: new Float64Array(size) };
}

/** The points of each group, and of all groups, as the score adds them up. A group whose indicators are known is known itself. */
function addUp(
  { pack, indicators }: Side,
  points: readonly PointsColumn[],
  size: number,
  known: JudgedChunk | undefined,
): JudgedChunk['points'] {
  const groups = new Map<string | null, PointsColumn>();
  if (indicators.length === 0) return groups;
  const sums: PointsColumn[] = [];
  let first = 0;
  for (const [place, group] of (pack.score?.groups ?? []).entries()) {
    const after = first + group.indicators.length;
    const before = known?.side.pack.score?.groups[place];
    const isSame =
      before?.id === group.id &&
      before.indicators.length === group.indicators.length &&
      points.slice(first, after).every((column, index) => column === known?.indicators[first + index]);
    const sum = (isSame ? known?.points.get(group.id) : undefined) ?? added(points.slice(first, after), size);
    groups.set(group.id, sum);
    sums.push(sum);
    first = after;
  }
  const isSame =
    known?.points.size === groups.size + 1 && sums.every((one) => [...known.points.values()].includes(one));
  return groups.set(null, (isSame ? known.points.get(null) : undefined) ?? added(sums, size));
}

function added(columns: readonly PointsColumn[], size: number): PointsColumn {
  return {
    lowest: addedUp(
      columns.map(({ lowest }) => lowest),
      size,
    ),
    highest: addedUp(
      columns.map(({ highest }) => highest),
      size,
    ),
  };
}

function addedUp(columns: readonly Float64Array[], size: number): Float64Array {
  const total = new Float64Array(size);
  for (const column of columns) {
    for (let firm = 0; firm < size; firm += 1) total[firm] = (total[firm] ?? 0) + (column[firm] ?? 0);
  }
  // The sum is kept to nine decimals as that of the score is.
  for (let firm = 0; firm < size; firm += 1) total[firm] = tidy(total[firm] ?? 0);
  return total;
}

/** The firms of whom some group has other points than before. */
function firmsWithOtherPoints(
  points: JudgedChunk['points'],
  before: JudgedChunk['points'],
  size: number,
): readonly number[] {
  const moved = new Uint8Array(size);
  for (const [id, column] of points) {
    const was = before.get(id);
    if (was === column) continue;
    for (let firm = 0; firm < size; firm += 1) {
      const isSame = was?.lowest[firm] === column.lowest[firm] && was?.highest[firm] === column.highest[firm];
      if (!isSame) moved[firm] = 1;
    }
  }
  const firms: number[] = [];
  for (let firm = 0; firm < size; firm += 1) if (moved[firm] === 1) firms.push(firm);
  return firms;
}

function requirementColumn(one: RequirementJudge, chunk: FirmChunk, points: JudgedChunk['points']): RequirementColumn {
  const column = { ranks: new Uint8Array(chunk.size), margins: new Float32Array(chunk.size) };
  const judge = judgeInto(column, one, chunk, points);
  for (let firm = 0; firm < chunk.size; firm += 1) judge(firm);
  return column;
}

/** The column with some of its firms judged anew. */
function changedColumn(
  { ranks, margins }: RequirementColumn,
  one: RequirementJudge,
  { chunk, points, firms }: Pick<JudgedChunk, 'chunk' | 'points'> & { readonly firms: readonly number[] },
): RequirementColumn {
  const column = { ranks: ranks.slice(), margins: margins.slice() };
  const judge = judgeInto(column, one, chunk, points);
  for (const firm of firms) judge(firm);
  return column;
}

/** Makes the function that judges a firm of a chunk and writes it down; it leaves nothing for the collector of garbage. */
function judgeInto(
  { ranks, margins }: RequirementColumn,
  { reads, rankOf, marginOf }: RequirementJudge,
  chunk: FirmChunk,
  points: JudgedChunk['points'],
): (firm: number) => void {
  const read = factsReader(chunk, reads);
  const groups = pointsReader(points);
  return (firm) => {
    const judged = { facts: read(firm), group: groups(firm) };
    ranks[firm] = rankOf(judged);
    margins[firm] = marginOf(judged);
  };
}

/** Makes the function that gives the points of one firm of a chunk; the ranges are the same for all firms and filled anew each time. */
function pointsReader(points: JudgedChunk['points']): (firm: number) => GroupPoints {
  let firm = 0;
  const ranges = new Map<
    string | null,
    { readonly column: PointsColumn; readonly range: [lowest: number, highest: number] }
  >();
  for (const [id, column] of points) ranges.set(id, { column, range: [0, 0] });
  const group: GroupPoints = (id) => {
    const { column, range } = present(ranges.get(id), 'the loader lets packs ask for points of groups that they have');
    range[0] = column.lowest[firm] ?? Number.NaN;
    range[1] = column.highest[firm] ?? Number.NaN;
    return range;
  };
  return (one) => {
    firm = one;
    return group;
  };
}

/** The comparison from which the margin of a firm in a requirement comes; undefined where it comes from none. */
export function lineOfFirm({ side, chunk, points }: JudgedChunk, requirement: number, firm: number): Line | undefined {
  const found = side.requirements[requirement];
  return found?.line(factsReader(chunk, found.reads)(firm), pointsReader(points)(firm));
}

/** Makes the function that gives the facts of one firm of a chunk; the object is the same for all firms and filled anew each time. */
function factsReader(chunk: FirmChunk, read: readonly FactDefinition[]): (firm: number) => Facts {
  const facts: Record<string, FactValue | undefined> = {};
  const columns = read.flatMap(({ name }) => {
    const column = chunk.columns.get(name);
    return column === undefined ? [] : [{ name, column }];
  });
  return (firm) => {
    for (const { name, column } of columns) {
      const value = column[firm];
      facts[name] = Number.isNaN(value) ? undefined : value;
    }
    return facts;
  };
}

/** The verdicts of the firms of a judged chunk: of each the lowest of all requirements. */
export function ranksOfFirms({ chunk, columns }: JudgedChunk): Uint8Array {
  const lowest = new Uint8Array(chunk.size).fill(MET);
  for (const { ranks } of columns) {
    for (let firm = 0; firm < chunk.size; firm += 1) {
      const rank = ranks[firm] ?? UNMET;
      if (rank < (lowest[firm] ?? UNMET)) lowest[firm] = rank;
    }
  }
  return lowest;
}
