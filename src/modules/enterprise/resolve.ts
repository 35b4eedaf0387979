import {
  blankFacts,
  type Dictionary,
  type FactDefinition,
  type Facts,
  type FactValue,
  TIERS,
  type Tier,
} from '@leitu/rules';
import { SOURCES } from './contract.ts';
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
  const newest: (Word<Kept> | undefined)[] = [];
  for (const record of records.toSorted(compareAge)) {
    eachWord(record, dictionary, factsYear, ({ place }, value) => {
      newest[place] = { record, value, before: newest[place] };
    });
  }
  const resolved: ResolvedFact<Kept>[] = [];
  let place = 0;
  for (const fact of dictionary.values()) {
    const word = newest[place];
    if (word !== undefined) resolved.push(resolveFact(fact, word, yearOf(fact.name, factsYear)));
    place += 1;
  }
  return resolved;
}

/**
 * A record about one fact: a value, or undefined where it is withdrawn. The words about a fact hang on each other: of a dossier's hundreds of
 * facts nearly all were stated once or twice, and lists that grow take room for many.
 */
interface Word<Kept extends FactRecord> {
  readonly record: Kept;
  readonly value: FactValue | undefined;
  readonly before: Word<Kept> | undefined;
}

/** Tells every word of a record, under the names of now. */
function eachWord(
  record: FactRecord,
  dictionary: Dictionary,
  factsYear: number,
  hear: (fact: NamedFact, value: FactValue | undefined) => void,
): void {
  const names = namesNow(factsYear - record.base_year, dictionary);
  for (const stated in record.facts) {
    const value = record.facts[stated];
    const fact = value === undefined ? undefined : names(stated);
    if (fact !== undefined) hear(fact, value);
  }
  for (const stated of record.withdrawn) {
    const fact = record.facts[stated] === undefined ? names(stated) : undefined;
    if (fact !== undefined) hear(fact, undefined);
  }
}

function resolveFact<Kept extends FactRecord>(
  fact: FactDefinition,
  newest: Word<Kept>,
  year: number | null,
): ResolvedFact<Kept> {
  const { name } = fact;
  if (newest.before === undefined) {
    const holds = isValue(newest) ? newest : null;
    return { name, year, holds, conflicts: [], history: holds === null ? [] : [holds] };
  }
  const history: StatedValue<Kept>[] = [];
  const newestOfSources: StatedValue<Kept>[] = [];
  // A bit for each source that has spoken.
  let heard = 0;
  let [holds, best]: [StatedValue<Kept> | null, number] = [null, Number.POSITIVE_INFINITY];
  for (let word: Word<Kept> | undefined = newest; word !== undefined; word = word.before) {
    const { source } = word.record;
    const bit = bits.get(source) ?? 0;
    const isNewest = (heard & bit) === 0;
    heard |= bit;
    if (!isValue(word)) continue;
    history.push(word);
    if (!isNewest) continue;
    newestOfSources.push(word);
    const rank = rankOf(source, fact);
    // Among equals the newest holds, which comes first.
    if (rank < best) [holds, best] = [word, rank];
  }
  const conflicts = newestOfSources.filter(({ value }) => value !== holds?.value);
  return { name, year, holds, conflicts, history };
}

const bits: ReadonlyMap<Source, number> = new Map(SOURCES.map((source, index) => [source, 1 << index]));

function isValue<Kept extends FactRecord>(word: Word<Kept>): word is Word<Kept> & StatedValue<Kept> {
  return word.value !== undefined;
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
    eachWord(record, dictionary, factsYear, ({ name }, value) => {
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
    const name = value === undefined ? undefined : names(stated)?.name;
    if (name !== undefined && value !== undefined) held[name] = value;
  }
  return held;
}

function areStillNamedSo(facts: Facts, names: NamesNow): boolean {
  for (const stated in facts) if (names(stated)?.name !== stated) return false;
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

/** A fact by its name and its place in the dictionary, from 0. */
interface NamedFact {
  readonly name: string;
  readonly place: number;
}

/** Gives the fact of which a stated name is now the name; undefined where the dictionary has none. */
type NamesNow = (stated: string) => NamedFact | undefined;

/** Names by how many years they have moved: the same few are asked for a million times. */
const movedNames = new WeakMap<Dictionary, Map<number, NamesNow>>();

/**
 * The names under which facts show when the year has turned `shift` times since they were stated.
 * @example namesNow(1, dictionary)('revenue_y1')?.name // 'revenue_y2'
 */
function namesNow(shift: number, dictionary: Dictionary): NamesNow {
  const byShift = movedNames.get(dictionary) ?? new Map<number, NamesNow>();
  movedNames.set(dictionary, byShift);
  const known = byShift.get(shift) ?? rememberNames(shift, dictionary);
  byShift.set(shift, known);
  return known;
}

function rememberNames(shift: number, dictionary: Dictionary): NamesNow {
  const places = new Map([...dictionary.keys()].map((name, place) => [name, place]));
  const facts = new Map<string, NamedFact | undefined>();
  return (stated) => {
    const known = facts.get(stated);
    if (known !== undefined || facts.has(stated)) return known;
    const name = nameNow(stated, shift);
    const place = places.get(name);
    const found = place === undefined ? undefined : { name, place };
    facts.set(stated, found);
    return found;
  };
}

function nameNow(stated: string, shift: number): string {
  const [, stem, number] = YEARLY.exec(stated) ?? [];
  return stem === undefined ? stated : `${stem}${Number(number) + shift}`;
}

/** The numbers of yearly facts; null for facts of no year. */
const numbersOfYears = new Map<string, number | null>();

/** The fiscal year that a yearly fact of a dictionary is of, where y1 stands for `baseYear`; null for facts of no year. */
function yearOf(name: string, baseYear: number): number | null {
  let number = numbersOfYears.get(name);
  if (number === undefined) {
    const digits = YEARLY.exec(name)?.[2];
    number = digits === undefined ? null : Number(digits);
    numbersOfYears.set(name, number);
  }
  return number === null ? null : baseYear - number + 1;
}

/** The highest title that a firm holds: as it is stated, or else as the facts of the rules tell. */
export function tierOf(facts: Facts): Tier | null {
  const stated = TIERS.find((tier) => tier === facts.tier);
  if (stated !== undefined) return stated;
  if (facts.title_srdi === true) return 'srdi';
  return facts.title_innovative === true ? 'innovative' : null;
}
