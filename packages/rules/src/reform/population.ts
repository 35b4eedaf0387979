import type { FactDefinition, Facts, FactType, FactValue } from '../fact.ts';
import type { Rank } from '../verdict.ts';
import type { Side } from './requirement.ts';

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

/** A side with what the firms of one chunk are by each of its requirements. */
export interface JudgedChunk {
  readonly side: Side;
  readonly columns: readonly RequirementColumn[];
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
 * Judges the firms of a chunk, requirement by requirement. What is known of a side that has some of the same requirements is taken over:
 * of an edited pack only the requirement whose threshold was moved is judged.
 */
export function judgeChunk(side: Side, chunk: FirmChunk, known?: JudgedChunk): JudgedChunk {
  const columns = side.requirements.map((requirement, index) => {
    const other = known?.side.requirements[index];
    const isSame =
      other?.condition === requirement.condition &&
      (!requirement.asksForPoints || known?.side.pack.score === side.pack.score);
    const column = isSame ? known?.columns[index] : undefined;
    return column ?? judgeRequirement(requirement, chunk);
  });
  return { side, columns };
}

function judgeRequirement({ reads, judge }: Side['requirements'][number], chunk: FirmChunk): RequirementColumn {
  const ranks = new Uint8Array(chunk.size);
  const margins = new Float32Array(chunk.size);
  const read = factsReader(chunk, reads);
  for (let firm = 0; firm < chunk.size; firm += 1) {
    const { rank, margin } = judge(read(firm));
    ranks[firm] = rank;
    margins[firm] = margin;
  }
  return { ranks, margins };
}

/** Makes the function that gives the facts of one firm of a chunk; the object is the same for all firms and filled anew each time. */
export function factsReader(chunk: FirmChunk, read: readonly FactDefinition[]): (firm: number) => Facts {
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
