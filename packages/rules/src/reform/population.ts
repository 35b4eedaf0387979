import { present } from '@leitu/kernel';
import type { FactDefinition, Facts, FactType, FactValue } from '../fact.ts';
import { type Range, sum } from '../points.ts';
import type { Rank } from '../verdict.ts';
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
  readonly groups: readonly (readonly string[])[];
  readonly columns: ReadonlyMap<string, FactColumn>;
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
 * Firms should come some thousands at a time.
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
    groups: firms.map(({ groups }) => groups),
    columns,
  };
}

/**
 * Judges the firms of a chunk, requirement by requirement. What is known of a side that has some of the same requirements and indicators is
 * taken over: of an edited pack only the requirement whose threshold was moved, or the indicator whose band was, is worked out again.
 */
export function judgeChunk(side: Side, chunk: FirmChunk, known?: JudgedChunk): JudgedChunk {
  const indicators = side.indicators.map((one, index) => {
    const isSame = known?.side.indicators[index]?.indicator === one.indicator;
    return (isSame ? known.indicators[index] : undefined) ?? pointsColumn(one, chunk);
  });
  const isScoreSame = known !== undefined && indicators.every((column, index) => column === known.indicators[index]);
  const points = isScoreSame ? known.points : addUp(side, indicators, chunk.size);
  const columns = side.requirements.map((one, index) => {
    const isSame =
      known?.side.requirements[index]?.condition === one.condition && (!one.asksForPoints || known.points === points);
    return (isSame ? known.columns[index] : undefined) ?? requirementColumn(one, chunk, points);
  });
  return { side, chunk, columns, indicators, points };
}

function pointsColumn({ reads, pointsOf }: IndicatorJudge, chunk: FirmChunk): PointsColumn {
  const column = emptyPoints(chunk.size);
  const read = factsReader(chunk, reads);
  for (let firm = 0; firm < chunk.size; firm += 1) write(column, firm, pointsOf(read(firm)));
  return column;
}

function emptyPoints(size: number): PointsColumn {
  return { lowest: new Float64Array(size), highest: new Float64Array(size) };
}

function write({ lowest, highest }: PointsColumn, firm: number, range: Range): void {
  lowest[firm] = range[0];
  highest[firm] = range[1];
}

/** The points of each group, and of all groups, as the score adds them up. */
function addUp({ pack, indicators }: Side, points: readonly PointsColumn[], size: number): JudgedChunk['points'] {
  const groups = new Map<string | null, PointsColumn>();
  if (indicators.length === 0) return groups;
  let first = 0;
  for (const group of pack.score?.groups ?? []) {
    groups.set(group.id, added(points.slice(first, first + group.indicators.length), size));
    first += group.indicators.length;
  }
  return groups.set(null, added([...groups.values()], size));
}

function added(columns: readonly PointsColumn[], size: number): PointsColumn {
  const total = emptyPoints(size);
  for (const column of columns) {
    for (let firm = 0; firm < size; firm += 1) {
      const [lowest, highest] = rangeAt(column, firm);
      total.lowest[firm] = (total.lowest[firm] ?? 0) + lowest;
      total.highest[firm] = (total.highest[firm] ?? 0) + highest;
    }
  }
  // The sum is kept to nine decimals as that of the score is.
  for (let firm = 0; firm < size; firm += 1) write(total, firm, sum([rangeAt(total, firm)]));
  return total;
}

function rangeAt({ lowest, highest }: PointsColumn, firm: number): Range {
  return [lowest[firm] ?? Number.NaN, highest[firm] ?? Number.NaN];
}

function requirementColumn(
  { reads, judge }: RequirementJudge,
  chunk: FirmChunk,
  points: JudgedChunk['points'],
): RequirementColumn {
  const ranks = new Uint8Array(chunk.size);
  const margins = new Float32Array(chunk.size);
  const read = factsReader(chunk, reads);
  for (let firm = 0; firm < chunk.size; firm += 1) {
    const { rank, margin } = judge(read(firm), pointsReader(points, firm));
    ranks[firm] = rank;
    margins[firm] = margin;
  }
  return { ranks, margins };
}

function pointsReader(points: JudgedChunk['points'], firm: number): GroupPoints {
  return (id) =>
    rangeAt(present(points.get(id), 'the loader lets packs ask for points of groups that they have'), firm);
}

/** The comparison from which the margin of a firm in a requirement comes; undefined where it comes from none. */
export function lineOfFirm({ side, chunk, points }: JudgedChunk, requirement: number, firm: number): Line | undefined {
  const found = side.requirements[requirement];
  return found?.line(factsReader(chunk, found.reads)(firm), pointsReader(points, firm));
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

/** The verdict of a firm of a judged chunk: the lowest of all requirements. */
export function rankOfFirm(columns: readonly RequirementColumn[], firm: number): Rank {
  let lowest = 3;
  for (const { ranks } of columns) {
    const rank = ranks[firm] ?? 0;
    if (rank < lowest) lowest = rank;
  }
  return lowest as Rank; // Ranks are what was kept.
}
