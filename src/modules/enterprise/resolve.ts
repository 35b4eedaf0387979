import {
  blankFacts,
  type Dictionary,
  type FactDefinition,
  type Facts,
  type FactValue,
  TIERS,
  type Tier,
} from '@leitu/rules';
import { type Rank, rankOf, type Source } from './sources.ts';

/** What somebody said of a firm at one time. */
export interface FactRecord {
  readonly record_id: string;
  readonly source: Source;
  /** The fiscal year that y1 stands for in these facts. */
  readonly base_year: number;
  /** The day on which it was so, `YYYY-MM-DD`. */
  readonly stated_on: string;
  readonly entered_at: Date;
  readonly facts: Facts;
  /** Facts of which the source says no more what it said before. */
  readonly withdrawn: readonly string[];
}

/** One value of a record. */
export interface StatedValue<Kept extends FactRecord> {
  readonly record: Kept;
  readonly value: FactValue;
  /** The fiscal year that the value is of; null for facts of no year. */
  readonly year: number | null;
}

/** What is known of one fact. */
export interface ResolvedFact<Kept extends FactRecord> {
  readonly name: string;
  /** The fiscal year that it is of; null for facts of no year. */
  readonly year: number | null;
  /** The statement whose value holds: the newest of the best source. */
  readonly holds: StatedValue<Kept> | null;
  /** The newest statement of each other source for the same period that says something else, the newest first. */
  readonly conflicts: readonly StatedValue<Kept>[];
  /** Every statement for the same period, the newest first. */
  readonly history: readonly StatedValue<Kept>[];
}

/**
 * What is known of every fact of the dictionary of which anything was ever said, in the dictionary's order, as it stands when y1 is
 * the fiscal year `factsYear`.
 *
 * A fact `revenue_yN` of a record of base year B is the revenue of the fiscal year B − N + 1 and shows under the name that this year has
 * now, or not at all where the dictionary has none. Facts without a year, and windows such as `_3y`, keep their name. Of each source the
 * newest word counts, be it a value or that it withdraws one; of these values that of the best source holds, and of sources
 * equally good the newest.
 */
export function resolveFacts<Kept extends FactRecord>(
  records: readonly Kept[],
  dictionary: Dictionary,
  factsYear: number,
): readonly ResolvedFact<Kept>[] {
  const newestFirst = records.toSorted((a, b) => compareAge(b, a));
  const words = new Map<string, Word<Kept>[]>();
  for (const record of newestFirst) {
    eachWord(record, dictionary, factsYear, (name, value) => {
      const known = words.get(name);
      if (known === undefined) words.set(name, [{ record, value }]);
      else known.push({ record, value });
    });
  }
  const resolved: ResolvedFact<Kept>[] = [];
  for (const fact of dictionary.values()) {
    const said = words.get(fact.name);
    if (said !== undefined) resolved.push(resolveFact(fact, said, yearOf(fact.name, factsYear)));
  }
  return resolved;
}

/** A record about one fact: a value, or undefined where it is withdrawn. */
interface Word<Kept extends FactRecord> {
  readonly record: Kept;
  readonly value: FactValue | undefined;
}

/** Tells every word of a record, under the names of now. */
function eachWord(
  record: FactRecord,
  dictionary: Dictionary,
  factsYear: number,
  hear: (name: string, value: FactValue | undefined) => void,
): void {
  const names = namesNow(factsYear - record.base_year, dictionary);
  for (const stated in record.facts) {
    const value = record.facts[stated];
    const name = value === undefined ? undefined : names(stated);
    if (name !== undefined) hear(name, value);
  }
  for (const stated of record.withdrawn) {
    const name = record.facts[stated] === undefined ? names(stated) : undefined;
    if (name !== undefined) hear(name, undefined);
  }
}

function resolveFact<Kept extends FactRecord>(
  fact: FactDefinition,
  newestFirst: readonly Word<Kept>[],
  year: number | null,
): ResolvedFact<Kept> {
  const history: StatedValue<Kept>[] = [];
  const newest: StatedValue<Kept>[] = [];
  const heard = new Set<Source>();
  let [holds, best]: [StatedValue<Kept> | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const { record, value } of newestFirst) {
    const isNewest = !heard.has(record.source);
    heard.add(record.source);
    if (value === undefined) continue;
    const statement = { record, value, year };
    history.push(statement);
    if (!isNewest) continue;
    newest.push(statement);
    const rank = rankOf(record.source, fact);
    // Among equals the newest holds, which comes first.
    if (rank < best) [holds, best] = [statement, rank];
  }
  const conflicts = newest.filter(({ value }) => value !== holds?.value);
  return { name: fact.name, year, holds, conflicts, history };
}

/**
 * The values that hold, and nothing about where they come from: `resolveFacts` for whoever resolves a hundred thousand firms.
 * @example currentFacts(records, dictionary, 2025).revenue_y1
 */
export function currentFacts(records: readonly FactRecord[], dictionary: Dictionary, factsYear: number): Facts {
  const [only] = records;
  if (only === undefined) return {};
  if (records.length === 1) return factsOfRecord(only, dictionary, factsYear);
  const held = blankOf(dictionary)();
  const ranks = new Map<string, number>();
  const heard = new Map<Source, Set<string>>();
  for (const record of records.toSorted((a, b) => compareAge(b, a))) {
    const heardOfSource = heard.get(record.source) ?? new Set();
    heard.set(record.source, heardOfSource);
    const rankOfName = ranksOf(record.source, dictionary);
    eachWord(record, dictionary, factsYear, (name, value) => {
      if (heardOfSource.has(name)) return;
      heardOfSource.add(name);
      const rank = rankOfName.get(name);
      if (value === undefined || rank === undefined || rank >= (ranks.get(name) ?? Number.POSITIVE_INFINITY)) return;
      ranks.set(name, rank);
      held[name] = value;
    });
  }
  return held;
}

/** How good sources are for the facts of a dictionary: the same few are asked for a million times. */
const ranksBySource = new WeakMap<Dictionary, Map<Source, ReadonlyMap<string, Rank>>>();

function ranksOf(source: Source, dictionary: Dictionary): ReadonlyMap<string, Rank> {
  const bySource = ranksBySource.get(dictionary) ?? new Map<Source, ReadonlyMap<string, Rank>>();
  ranksBySource.set(dictionary, bySource);
  const ranks = bySource.get(source) ?? new Map([...dictionary].map(([name, fact]) => [name, rankOf(source, fact)]));
  bySource.set(source, ranks);
  return ranks;
}

const blanks = new WeakMap<Dictionary, ReturnType<typeof blankFacts>>();

/** Makes sets of the facts of a dictionary, to be filled in. */
function blankOf(dictionary: Dictionary): ReturnType<typeof blankFacts> {
  const known = blanks.get(dictionary) ?? blankFacts(dictionary.keys());
  blanks.set(dictionary, known);
  return known;
}

/** What one record says, under the names of now. Most firms have only one. */
function factsOfRecord({ facts, base_year }: FactRecord, dictionary: Dictionary, factsYear: number): Facts {
  const names = namesNow(factsYear - base_year, dictionary);
  if (areStillNamedSo(facts, names)) return facts;
  const held = blankOf(dictionary)();
  for (const stated in facts) {
    const value = facts[stated];
    const name = value === undefined ? undefined : names(stated);
    if (name !== undefined && value !== undefined) held[name] = value;
  }
  return held;
}

function areStillNamedSo(facts: Facts, names: (stated: string) => string | undefined): boolean {
  for (const stated in facts) if (names(stated) !== stated) return false;
  return true;
}

/** Orders records by age, the oldest first: by the day they speak of, then by when they were entered. */
export function compareAge(a: FactRecord, b: FactRecord): number {
  if (a.stated_on !== b.stated_on) return a.stated_on < b.stated_on ? -1 : 1;
  const between = a.entered_at.getTime() - b.entered_at.getTime();
  if (between !== 0) return between;
  if (a.record_id === b.record_id) return 0;
  return a.record_id < b.record_id ? -1 : 1;
}

const YEARLY = /^(.+_y)(\d+)$/;

/** Names by how many years they have moved: the same few are asked for a million times. */
const movedNames = new WeakMap<Dictionary, Map<number, (stated: string) => string | undefined>>();

/**
 * The names under which facts show when the year has turned `shift` times since they were stated; undefined where the dictionary has none.
 * @example namesNow(1, dictionary)('revenue_y1') // 'revenue_y2'
 */
function namesNow(shift: number, dictionary: Dictionary): (stated: string) => string | undefined {
  const byShift = movedNames.get(dictionary) ?? new Map<number, (stated: string) => string | undefined>();
  movedNames.set(dictionary, byShift);
  const known = byShift.get(shift) ?? rememberNames((stated) => nameNow(stated, shift, dictionary));
  byShift.set(shift, known);
  return known;
}

function rememberNames(name: (stated: string) => string | undefined): (stated: string) => string | undefined {
  const names = new Map<string, string | undefined>();
  return (stated) => {
    const known = names.get(stated);
    if (known !== undefined || names.has(stated)) return known;
    const found = name(stated);
    names.set(stated, found);
    return found;
  };
}

function nameNow(stated: string, shift: number, dictionary: Dictionary): string | undefined {
  const [, stem, number] = YEARLY.exec(stated) ?? [];
  const moved = stem === undefined ? stated : `${stem}${Number(number) + shift}`;
  return dictionary.has(moved) ? moved : undefined;
}

/** The fiscal year that a yearly fact is of, where y1 stands for `baseYear`; null for facts of no year. */
function yearOf(name: string, baseYear: number): number | null {
  const number = YEARLY.exec(name)?.[2];
  return number === undefined ? null : baseYear - Number(number) + 1;
}

/** The highest title that a firm holds: as it is stated, or else as the facts of the rules tell. */
export function tierOf(facts: Facts): Tier | null {
  const stated = TIERS.find((tier) => tier === facts.tier);
  if (stated !== undefined) return stated;
  if (facts.title_srdi === true) return 'srdi';
  return facts.title_innovative === true ? 'innovative' : null;
}
