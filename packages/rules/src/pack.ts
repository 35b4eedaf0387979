import type { Bilingual, CalendarDay } from '@leitu/kernel';
import type { LeverSet } from './change/lever.ts';
import type { Comparison, Expression } from './expression.ts';
import type { Dictionary, FactDefinition, Facts } from './fact.ts';
import type { Place } from './source.ts';
import type { Verdict } from './verdict.ts';

/** The rungs of the ladder, from the first. */
export const TIERS = ['innovative', 'srdi', 'little-giant'] as const;
export type Tier = (typeof TIERS)[number];

/** Why a firm is judged: for the first time, or again before its title runs out. */
export const CASE_TYPES = ['new', 'recheck'] as const;
export type CaseType = (typeof CASE_TYPES)[number];

/** From when until when a pack decides a case; both days included, `until` null while it is open. */
export interface Application {
  readonly caseType: CaseType;
  readonly from: CalendarDay;
  readonly until: CalendarDay | null;
}

/** The document that a pack puts into rules. */
export interface Source {
  readonly issuer: Bilingual;
  readonly document: Bilingual;
  /** Its number as officials cite it, e.g. 工信部企业〔2022〕63号. */
  readonly number: string;
  readonly inForceFrom: CalendarDay;
}

/** A rule pack: published criteria as conditions over facts, and a score where the criteria have one. */
export interface Pack {
  readonly id: string;
  readonly label: Bilingual;
  readonly tier: Tier | null;
  readonly source: Source;
  /** Where in the document the criteria stand, e.g. 附件2. */
  readonly article: string;
  readonly applies: readonly Application[];
  readonly condition: Condition;
  readonly score: Score | null;
  /** Days that a public notice (公示) lasts, where the pack sets it. */
  readonly noticeDays: number | null;
  readonly overlay: Overlay | null;
  /** Firms it carries along with what it must say of them; an overlay has its own. */
  readonly examples: readonly Example[];
}

/** What an overlay changes of the pack it stands on. */
export interface Overlay {
  readonly base: string;
  /** The beginning of the region codes it is for, e.g. 33. */
  readonly region: string;
  /** The ids of the indicators it replaces. */
  readonly indicators: readonly string[];
}

interface ConditionBase {
  /** Unique in its pack; parts that have no name of their own are numbered under their parent. */
  readonly id: string;
  /** Null where the rule itself says it all. */
  readonly label: Bilingual | null;
  readonly article: string;
  /** The cases it is asked in; null for all. */
  readonly cases: readonly CaseType[] | null;
  /** Where this holds, the condition counts as met. */
  readonly waiver: Condition | null;
}

export type Condition = ConditionBase & ConditionTest;

/** What a condition asks. */
export type ConditionTest =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Comparison
  | { readonly kind: 'holds'; readonly fact: FactDefinition }
  | { readonly kind: 'is'; readonly fact: FactDefinition; readonly value: string }
  | { readonly kind: 'class'; readonly pack: ClassPack; readonly among: readonly string[] };

export interface Score {
  readonly maximum: number;
  readonly groups: readonly Group[];
}

export interface Group {
  readonly id: string;
  readonly label: Bilingual;
  readonly article: string;
  readonly maximum: number;
  readonly indicators: readonly Indicator[];
}

interface IndicatorBase {
  readonly id: string;
  readonly label: Bilingual;
  readonly article: string;
  readonly maximum: number;
}

export type Indicator = IndicatorBase & IndicatorPoints;

/** How an indicator gives points. */
export type IndicatorPoints =
  /** The first band that holds gives its points; the last has no condition. `value` is what the bands are about, if one thing. */
  | { readonly kind: 'bands'; readonly value: Expression | null; readonly bands: readonly Band[] }
  /** `points` for each full `every` of the value, at most the maximum. */
  | { readonly kind: 'each'; readonly value: Expression; readonly every: number; readonly points: number }
  /** Points for each yes, at most the maximum. */
  | { readonly kind: 'sum'; readonly items: readonly SumItem[] }
  /** The value itself, from 0 to the maximum. */
  | { readonly kind: 'value'; readonly value: Expression };

export interface Band {
  readonly article: string;
  /** Null in the last band, which always holds. */
  readonly condition: Condition | null;
  readonly points: number;
}

export interface SumItem {
  readonly fact: FactDefinition;
  readonly points: number;
}

/** A classification of firms by limits that differ by industry, such as the size classes. */
export interface ClassPack {
  readonly id: string;
  readonly label: Bilingual;
  readonly source: Source;
  readonly article: string;
  /** From the highest; the last is what remains. */
  readonly classes: readonly ClassName[];
  /** The fact that chooses the row by how its value begins. */
  readonly by: FactDefinition;
  /** Tried in order; the last has no prefixes and takes the rest. */
  readonly rows: readonly ClassRow[];
  readonly examples: readonly ClassExample[];
}

export interface ClassName extends Bilingual {
  readonly value: string;
}

export interface ClassRow {
  readonly label: Bilingual;
  readonly article: string;
  readonly prefixes: readonly string[];
  readonly limits: readonly ClassLimit[];
}

/** The least value of a fact for each class but the last, money in fen. */
export interface ClassLimit {
  readonly fact: FactDefinition;
  readonly least: readonly number[];
}

/** A firm that a pack carries along with what it must say of it: what an official tries by hand, kept. */
export interface Example {
  readonly title: Bilingual;
  readonly place: Place;
  readonly facts: Facts;
  readonly caseType: CaseType;
  readonly verdict: Verdict;
  /** The score it must have; null where the example says nothing of it. */
  readonly score: readonly [lowest: number, highest: number] | null;
  /** Verdicts of single conditions, by their ids, in the order of writing. */
  readonly conditions: readonly ExpectedCondition[];
}

export interface ExpectedCondition {
  readonly id: string;
  readonly verdict: Verdict;
  readonly place: Place;
}

/** A firm that a classification carries along with the classes that stay possible for it. */
export interface ClassExample {
  readonly title: Bilingual;
  readonly place: Place;
  readonly facts: Facts;
  readonly classes: readonly string[];
}

/** Everything that was loaded: the facts, and by id the packs, the classifications and the costs of moving facts. */
export interface Library {
  readonly dictionary: Dictionary;
  readonly packs: ReadonlyMap<string, Pack>;
  readonly classPacks: ReadonlyMap<string, ClassPack>;
  /** What moving facts costs, by id. */
  readonly levers: ReadonlyMap<string, LeverSet>;
  /** Where packs, conditions, bands and indicators stand, for whoever has something to say of them. */
  readonly places: ReadonlyMap<object, Place>;
}
