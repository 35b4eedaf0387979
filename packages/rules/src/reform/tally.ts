import { JUDGEMENT, type Rank, UNKNOWN, UNMET } from '../verdict.ts';
import type { Line } from './line.ts';
import { type JudgedChunk, lineOfFirm, type RequirementColumn, rankOfFirm } from './population.ts';

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
      for (let firm = 0; firm < chunk.size; firm += 1) {
        const was = rankOfFirm(before.columns, firm);
        const is = rankOfFirm(after.columns, firm);
        const cell = was * 4 + is;
        addOne(flow, cell);
        for (const [way, flows] of groups.entries()) addOne(flowOf(flows, chunk.groups[firm]?.[way] ?? ''), cell);
        const movement = movementOf(was, is);
        if (movement === 'lost') decide(lostBy, after.columns, firm);
        if (movement === 'gained') decide(gainedBy, before.columns, firm);
        const near = is === UNKNOWN ? undefined : nearest(after.columns, firm);
        if (near === undefined) continue;
        keepNear(is === UNMET ? nearestBelow : nearestAbove, { ...near, judged: after, firm }, mostNear);
      }
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

function flowOf(flows: Map<string, Flow>, group: string): Flow {
  const known = flows.get(group);
  if (known !== undefined) return known;
  const made = new Uint32Array(16);
  flows.set(group, made);
  return made;
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

/** How near a firm is, in which requirement. */
interface Nearness {
  readonly margin: number;
  readonly requirement: number;
}

interface Near extends Nearness {
  readonly judged: JudgedChunk;
  readonly firm: number;
}

/** The requirement that is farthest below the line or, where all hold, nearest above it; undefined where one lacks facts or none has a line. */
function nearest(columns: readonly RequirementColumn[], firm: number): Nearness | undefined {
  let margin = Number.POSITIVE_INFINITY;
  let requirement = -1;
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column === undefined || column.ranks[firm] === UNKNOWN) return undefined;
    const own = column.margins[firm] ?? Number.NaN;
    if (own < margin) {
      margin = own;
      requirement = index;
    }
  }
  return Number.isFinite(margin) ? { margin, requirement } : undefined;
}

/** Keeps the nearest, the nearest first; of firms equally near the one that came first. */
function keepNear(list: Near[], near: Near, most: number): void {
  const distance = Math.abs(near.margin);
  const last = list.at(-1);
  if (list.length >= most && last !== undefined && distance >= Math.abs(last.margin)) return;
  const place = list.findIndex(({ margin }) => Math.abs(margin) > distance);
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
    groups: groups[firm] ?? [],
    line: lineOfFirm(judged, requirement, firm),
  };
}
