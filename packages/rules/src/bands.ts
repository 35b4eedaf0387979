import { type Atoms, allOfAtoms, anyClause, clausesOf } from './clauses.ts';
import { rankOn } from './compile.ts';
import type { FactValue } from './fact.ts';
import { flatBandOn, flatBandsOf } from './flatBands.ts';
import type { Band, Condition } from './pack.ts';
import { factAt, type Sheet, sourceOf } from './sheet.ts';
import { stairsOn, stepOn } from './stairs.ts';
import { MET, type Rank, UNMET } from './verdict.ts';

/** The bands of an indicator, worked out for the firm on the sheet. */
export interface BandsOnSheet {
  /** Which band gives the points, counted from 0; −1 where several still may. The first that holds gives them. */
  readonly winner: () => number;
  /** Where several may: whether each of the bands is among them. It is overwritten for the next firm. */
  readonly mayGive: readonly boolean[];
}

export function bandsOn(sheet: Sheet, bands: readonly Band[]): BandsOnSheet {
  const stairs = stairsOn(sheet, bands);
  if (stairs !== null) return { winner: () => stepOn(sheet, stairs), mayGive: bands.map(() => true) };
  const choice = choiceOf(bands);
  if (choice !== null) return choiceOn(sheet, bands, choice);
  const any = anyBandsOn(sheet, bands);
  const flat = flatBandsOf(sheet, bands);
  if (flat === null) return any;
  const winner = () => {
    const band = flatBandOn(sheet, flat);
    return band < 0 ? any.winner() : band;
  };
  return { winner, mayGive: any.mayGive };
}

function anyBandsOn(sheet: Sheet, bands: readonly Band[]): BandsOnSheet {
  const rankOfBand = clauseRanksOn(sheet, bands) ?? rankEachOn(sheet, bands);
  const mayGive = bands.map(() => false);
  const winner = () => {
    let open = 0;
    let first = -1;
    for (let index = 0; index < mayGive.length; index += 1) {
      const rank = rankOfBand(index);
      if (rank !== UNMET) {
        if (open === 0 && rank === MET) return index;
        if (open === 0) mayGive.fill(false);
        if (open === 0) first = index;
        open += 1;
        mayGive[index] = true;
        if (rank === MET) break;
      }
    }
    return open === 1 ? first : -1;
  };
  return { winner, mayGive };
}

type RankOfBand = (index: number) => Rank;

function rankEachOn(sheet: Sheet, bands: readonly Band[]): RankOfBand {
  const ranks = bands.map(({ condition }) => (condition === null ? () => MET : rankOn(sheet, condition, null)));
  return (index) => ranks[index]?.() ?? UNMET;
}

/** Bands that are each any of clauses of atoms, in one table; null where one of them is more. */
function clauseRanksOn(sheet: Sheet, bands: readonly Band[]): RankOfBand | null {
  const clauses: Atoms[] = [];
  const ends: number[] = [];
  for (const { condition } of bands) {
    const ofBand = condition === null ? [[]] : clausesOfCondition(sheet, condition);
    if (ofBand === null) return null;
    clauses.push(...ofBand);
    ends.push(clauses.length);
  }
  const table = clausesOf(clauses);
  return (index) => anyClause(sheet, table, index === 0 ? 0 : (ends[index - 1] ?? 0), ends[index] ?? 0);
}

function clausesOfCondition(sheet: Sheet, condition: Condition): readonly Atoms[] | null {
  const parts = condition.kind === 'any' && condition.waiver === null ? condition.parts : [condition];
  const clauses: Atoms[] = [];
  for (const part of parts) {
    const clause = allOfAtoms(sheet, part, null);
    if (clause === null) return null;
    clauses.push(clause);
  }
  return clauses;
}

/** Bands of one choice: national, provincial, city, otherwise. */
interface Choice {
  readonly name: string;
  /** The band of each value, the first where it stands in several. */
  readonly bandOf: ReadonlyMap<FactValue, number>;
}

function choiceOf(bands: readonly Band[]): Choice | null {
  const [first] = bands;
  if (first?.condition?.kind !== 'is' || bands.at(-1)?.condition !== null) return null;
  const { name } = first.condition.fact;
  const bandOf = new Map<FactValue, number>();
  for (const [index, { condition }] of bands.slice(0, -1).entries()) {
    if (condition?.kind !== 'is' || condition.fact.name !== name || condition.waiver !== null) return null;
    if (!bandOf.has(condition.value)) bandOf.set(condition.value, index);
  }
  return { name, bandOf };
}

function choiceOn(sheet: Sheet, bands: readonly Band[], { name, bandOf }: Choice): BandsOnSheet {
  const otherwise = bands.length - 1;
  const source = sourceOf(sheet, name);
  const winner = () => {
    const value = factAt(sheet, source);
    return value === undefined ? -1 : (bandOf.get(value) ?? otherwise);
  };
  return { winner, mayGive: bands.map(() => true) };
}
