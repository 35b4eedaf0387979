import { JUDGEMENT, type Rank, UNKNOWN, UNMET } from '../verdict.ts';
import type { Line } from './line.ts';
import { type FirmChunk, type JudgedChunk, lineOfFirm, type RequirementColumn, ranksOfFirms } from './population.ts';

/** What a reform does to a firm. */
export const MOVEMENTS = ['gained', 'lost', 'stays', 'out', 'open'] as const;

/**
 * `gained`: by the old pack unmet, by the new one everything that can be computed holds (met, or left to a person's judgement); `lost`: the
 * other way; `stays`: holds by both; `out`: unmet by both; `open`: facts are missing for one of them.
 */
export type Movement = (typeof MOVEMENTS)[number];

/** How many firms have which verdict by the old pack and which by the new: at `before * 4 + after`, in the order of VERDICTS. */
export type Flow = Uint32Array;

/** How often a requirement decided over firms that changed sides. */
export interface Deciding {
  /** Its place among the requirements of its side. */
  readonly requirement: number;
  /** Firms for which it alone is unmet: without it they would be in. */
  alone: number;
  /** Firms for which it is unmet, whether or not others are too. */
  among: number;
}

/** A firm near the line of the new pack, and the requirement whose line is meant. */
export interface NearFirm {
  readonly id: string;
  readonly name: string;
  readonly margin: number;
  readonly requirement: number;
  /** Its groups, in their order. */
  readonly groups: readonly string[];
  /** The value and the threshold that its margin comes from. */
  readonly line: Line | undefined;
}

/** What a reform does to a population. */
export interface ReformTally {
  readonly firms: number;
  readonly flow: Flow;
  /** For each way of grouping, the flow of each group. */
  readonly groups: readonly ReadonlyMap<string, Flow>[];
  /** The requirements of the new pack that keep out those who lost, and those of the old pack that kept out those who gained; all of them. */
  readonly lostBy: readonly Deciding[];
  readonly gainedBy: readonly Deciding[];
  /** Unmet firms nearest below the line of the new pack, and firms that hold nearest above it. */
  readonly nearestBelow: readonly NearFirm[];
  readonly nearestAbove: readonly NearFirm[];
}

/** Adds up firms, some at a time. */
export interface Tally {
  /** Adds the firms of a chunk, judged by both packs. */
  readonly add: (before: JudgedChunk, after: JudgedChunk) => void;
  readonly result: () => ReformTally;
}

/** What becomes of a firm with these two verdicts. */
export function movementOf(before: Rank, after: Rank): Movement {
  if (before === UNKNOWN || after === UNKNOWN) return 'open';
  if (before === UNMET) return after === UNMET ? 'out' : 'gained';
  return after === UNMET ? 'lost' : 'stays';
}

/** The firms of a flow by what becomes of them; their sum is the population. */
export function movementsOf(flow: ArrayLike<number>): Readonly<Record<Movement, number>> {
  const counts = { gained: 0, lost: 0, stays: 0, out: 0, open: 0 };
  for (let cell = 0; cell < 16; cell += 1) {
    // A cell's row and column are ranks.
    counts[movementOf(Math.floor(cell / 4) as Rank, (cell % 4) as Rank)] += flow[cell] ?? 0;
  }
  return counts;
}

/**
 * Begins a tally.
 * @param ways in how many ways firms are grouped
 * @param mostNear how many firms nearest the line are named on either side
 */
export function createTally(ways: number, mostNear: number): Tally {
  let firms = 0;
  const flow = new Uint32Array(16);
  const groups = Array.from({ length: ways }, () => new Map<string, Flow>());
  const lostBy: Deciding[] = [];
  const gainedBy: Deciding[] = [];
  const nearestBelow: Near[] = [];
  const nearestAbove: Near[] = [];
  return {
    add(before, after) {
      const { chunk } = after;
      firms += chunk.size;
      begin(lostBy, after.columns.length);
      begin(gainedBy, before.columns.length);
      const cells = cellsOf(before, after);
      const near = nearestOf(after);
      for (let firm = 0; firm < chunk.size; firm += 1) {
        const cell = cells[firm] ?? 0;
        addOne(flow, cell);
        const is = cell % 4;
        const movement = movements[cell];
        if (movement === 'lost') decide(lostBy, after.columns, firm);
        if (movement === 'gained') decide(gainedBy, before.columns, firm);
        if (is !== UNKNOWN) keepNear(is === UNMET ? nearestBelow : nearestAbove, near, firm, mostNear);
      }
      for (const [way, flows] of groups.entries()) addGroups(flows, chunk, way, cells);
    },
    result: () => ({
      ...{ firms, flow, groups, lostBy, gainedBy },
      nearestBelow: nearestBelow.map(nameNear),
      nearestAbove: nearestAbove.map(nameNear),
    }),
  };
}

function begin(deciding: Deciding[], requirements: number): void {
  for (let requirement = deciding.length; requirement < requirements; requirement += 1) {
    deciding.push({ requirement, alone: 0, among: 0 });
  }
}

function addOne(flow: Flow, cell: number): void {
  flow[cell] = (flow[cell] ?? 0) + 1;
}

/** What becomes of the firms of each cell of a flow. */
const movements: readonly Movement[] = Array.from({ length: 16 }, (_, cell) =>
  // A cell's row and column are ranks.
  movementOf(Math.floor(cell / 4) as Rank, (cell % 4) as Rank),
);

/** The cell of the flow in which each firm is. */
function cellsOf(before: JudgedChunk, after: JudgedChunk): Uint8Array {
  const [was, is] = [ranksOfFirms(before), ranksOfFirms(after)];
  return was.map((rank, firm) => rank * 4 + (is[firm] ?? UNMET));
}

/** Adds the firms to the flows of their groups; groups go by numbers within a chunk, so that no firm's is looked up by name. */
function addGroups(flows: Map<string, Flow>, { groups }: FirmChunk, way: number, cells: Uint8Array): void {
  const { names, numbers } = groups[way] ?? { names: [], numbers: new Uint16Array(0) };
  const counts = new Uint32Array(16 * names.length);
  for (const [firm, cell] of cells.entries()) addOne(counts, 16 * (numbers[firm] ?? 0) + cell);
  for (const [number, name] of names.entries()) {
    const flow = flows.get(name) ?? new Uint32Array(16);
    flows.set(name, flow);
    for (let cell = 0; cell < 16; cell += 1) flow[cell] = (flow[cell] ?? 0) + (counts[16 * number + cell] ?? 0);
  }
}

/** Counts the requirements that are unmet for a firm; the one that is so alone while all others hold decides. */
function decide(deciding: readonly Deciding[], columns: readonly RequirementColumn[], firm: number): void {
  let unmet: Deciding | undefined;
  let others = 0;
  for (const [index, { ranks }] of columns.entries()) {
    const rank = ranks[firm] ?? UNMET;
    if (rank >= JUDGEMENT) continue;
    others += 1;
    if (rank !== UNMET) continue;
    unmet = deciding[index];
    if (unmet !== undefined) unmet.among += 1;
  }
  if (unmet !== undefined && others === 1) unmet.alone += 1;
}

/**
 * How near the firms of a chunk are, and in which requirement: the one that is farthest below the line or, where all hold, nearest above it.
 * The margin is infinite where a requirement lacks facts or none has a line.
 */
interface Nearness {
  readonly judged: JudgedChunk;
  readonly margins: Float32Array;
  readonly requirements: Int32Array;
}

interface Near {
  readonly judged: JudgedChunk;
  readonly firm: number;
  readonly margin: number;
  readonly requirement: number;
}

function nearestOf(judged: JudgedChunk): Nearness {
  const { size } = judged.chunk;
  const least = new Float32Array(size).fill(Number.POSITIVE_INFINITY);
  const requirements = new Int32Array(size).fill(-1);
  for (const [requirement, { margins }] of judged.columns.entries()) {
    for (let firm = 0; firm < size; firm += 1) {
      const own = margins[firm] ?? Number.NaN;
      if (own < (least[firm] ?? 0)) {
        least[firm] = own;
        requirements[firm] = requirement;
      }
    }
  }
  for (const { ranks } of judged.columns) {
    for (let firm = 0; firm < size; firm += 1) if (ranks[firm] === UNKNOWN) least[firm] = Number.POSITIVE_INFINITY;
  }
  return { judged, margins: least, requirements };
}

/** Keeps a firm if it is among the nearest, the nearest first; of firms equally near the one that came first. */
function keepNear(list: Near[], { judged, margins, requirements }: Nearness, firm: number, most: number): void {
  const margin = margins[firm] ?? Number.POSITIVE_INFINITY;
  const distance = Math.abs(margin);
  if (distance === Number.POSITIVE_INFINITY) return;
  const last = list.at(-1);
  if (list.length >= most && last !== undefined && distance >= Math.abs(last.margin)) return;
  const place = list.findIndex((other) => Math.abs(other.margin) > distance);
  const near = { judged, firm, margin, requirement: requirements[firm] ?? -1 };
  list.splice(place < 0 ? list.length : place, 0, near);
  if (list.length > most) list.pop();
}

function nameNear({ margin, requirement, judged, firm }: Near): NearFirm {
  const { ids, names, groups } = judged.chunk;
  return {
    id: ids[firm] ?? '',
    name: names[firm] ?? '',
    margin,
    requirement,
    groups: groups.map((way) => way.names[way.numbers[firm] ?? 0] ?? ''),
    line: lineOfFirm(judged, requirement, firm),
  };
}
