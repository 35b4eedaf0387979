import type { Dictionary, Facts, FactValue } from '@leitu/rules';
import { currentFacts, type FactRecord, resolveFacts } from './resolve.ts';
import { rankOf } from './sources.ts';

/** What becomes of a dossier when something new is stated of its firm. */
export interface StatementPlan {
  /** What is to be kept as a new record: what the source has not said before. */
  readonly record: Pick<FactRecord, 'facts' | 'withdrawn'>;
  /** The values that hold before and after. */
  readonly before: Facts;
  readonly after: Facts;
}

/** By what a firm is known: nobody can withdraw it, since no dossier is without it. */
const IDENTITY: ReadonlySet<string> = new Set(['uscc', 'name', 'region_code']);

/**
 * What a statement changes in a dossier that has these records; null where it says nothing new. Of what is stated only that is kept which
 * the source had not said for the same period by that day, so whoever states the same again changes nothing. `stated` carries the time
 * at which it is entered, which is later than that of every record.
 */
export function planStatement(
  records: readonly FactRecord[],
  stated: FactRecord,
  dictionary: Dictionary,
  factsYear: number,
): StatementPlan | null {
  const said = saidBy(records, stated, dictionary);
  const facts = newFacts(records, stated, said, dictionary);
  const isNew = (name: string) => said[name] !== undefined && stated.facts[name] === undefined;
  const withdrawn = stated.withdrawn.filter((name) => isNew(name) && !IDENTITY.has(name));
  if (withdrawn.length === 0 && isEmpty(facts)) return null;
  const before = currentFacts(records, dictionary, factsYear);
  const record = { facts, withdrawn };
  return { record, before, after: currentFacts([...records, { ...stated, ...record }], dictionary, factsYear) };
}

function newFacts(records: readonly FactRecord[], stated: FactRecord, said: Facts, dictionary: Dictionary): Facts {
  if (records.length === 0) return stated.facts;
  const overruled = overruledSince(records, stated, dictionary);
  const facts: Record<string, FactValue> = {};
  for (const name in stated.facts) {
    const value = stated.facts[name];
    if (value !== undefined && (said[name] !== value || overruled.has(name))) facts[name] = value;
  }
  return facts;
}

function isEmpty(facts: Facts): boolean {
  for (const name in facts) if (facts[name] !== undefined) return false;
  return true;
}

/** What the source had said by the day of the statement, under the names that the statement uses. */
function saidBy(records: readonly FactRecord[], stated: FactRecord, dictionary: Dictionary): Facts {
  const own = records.filter(({ source, stated_on }) => source === stated.source && stated_on <= stated.stated_on);
  return currentFacts(own, dictionary, stated.base_year);
}

/**
 * Facts of which an equally good source has said something else since the source last spoke: to say the same again on a later
 * day is news there, since the newest word of the two holds.
 */
function overruledSince(
  records: readonly FactRecord[],
  stated: FactRecord,
  dictionary: Dictionary,
): ReadonlySet<string> {
  if (records.every(({ source }) => source === stated.source)) return new Set();
  const standing = resolveFacts(records, dictionary, stated.base_year);
  const overruled = standing.flatMap(({ name, holds, conflicts }) => {
    const fact = dictionary.get(name);
    if (fact === undefined || holds === null || holds.record.source === stated.source) return [];
    const own = conflicts.find(({ record }) => record.source === stated.source);
    if (own === undefined || own.value !== stated.facts[name]) return [];
    const isAsGood = rankOf(holds.record.source, fact) === rankOf(stated.source, fact);
    // Whoever has spoken on that day already says nothing new by saying it again.
    const isNews = own.record.stated_on < stated.stated_on && holds.record.stated_on <= stated.stated_on;
    return isAsGood && isNews ? [name] : [];
  });
  return new Set(overruled);
}
