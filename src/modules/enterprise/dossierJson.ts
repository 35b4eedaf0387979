import { blankFacts, type FactDefinition, type FactValue, factWarnings } from '@leitu/rules';
import type { DossierResponse, StatedRecord } from './contract.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import type { ResolvedFact, StatedValue } from './resolve.ts';
import type { DossierHead, ShownRecord } from './store/dossier.ts';
import { travellingValue } from './travellingValue.ts';

/** Everything that is known of a firm, with where it comes from. */
export interface KnownDossier {
  readonly head: DossierHead;
  /** The fiscal year that y1 stands for here. */
  readonly factsYear: number;
  /** The newest first. */
  readonly records: readonly ShownRecord[];
  readonly facts: readonly ResolvedFact<ShownRecord>[];
  /** The people and organisations that entered something, by identifier. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * A dossier as it leaves the server: a `DossierResponse` as JSON in UTF-8. The facts are written as text at once: to make objects of them first
 * and go through these again takes half as long again. Until it is whole each letter of the text is a byte, since one Chinese letter would
 * make every other take two.
 */
export function dossierJson({ head, factsYear, records, facts, names }: KnownDossier): Buffer {
  const { enterprise_id, uscc, name, region_code, industry_code, established_on, tier, tier_granted_on } = head;
  const before: Omit<DossierResponse, 'facts' | 'warnings'> = {
    enterprise_id,
    uscc,
    name,
    region_code,
    industry_code,
    established_on,
    tier,
    tier_granted_on,
    facts_year: factsYear,
    updated_at: head.updated_at.toISOString(),
    records: records.map((record) => presentRecord(record, names)),
  };
  const standings = factsText(facts, new Map(records.map((record, place) => [record, place])));
  const [start, warnings] = [utf8(JSON.stringify(before)), utf8(JSON.stringify(warningsOf(facts)))];
  return Buffer.from(`${start.slice(0, -1)},"facts":[${standings}],"warnings":${warnings}}`, 'latin1');
}

function presentRecord(record: ShownRecord, names: ReadonlyMap<string, string>): StatedRecord {
  const { record_id, source, stated_on, evidence_id, import_id } = record;
  const entered_at = record.entered_at.toISOString();
  return { record_id, source, stated_on, entered_at, entered_by: enteredBy(record, names), evidence_id, import_id };
}

/** The person and the organisation, as far as both are known. */
function enteredBy({ person_id, organisation_id }: ShownRecord, names: ReadonlyMap<string, string>): string | null {
  const known = [person_id === null ? undefined : names.get(person_id), names.get(organisation_id)];
  const told = known.filter((name) => name !== undefined);
  return told.length === 0 ? null : told.join(' · ');
}

/**
 * What is known of each fact, with records by their places, as JSON but for the brackets. It is put together of few pieces, since each is a
 * string of its own until the text is whole.
 */
function factsText(facts: readonly ResolvedFact<ShownRecord>[], places: ReadonlyMap<ShownRecord, number>): string {
  const dictionary = dictionaryOfDossiers();
  let text = '';
  for (const { name, year, holds, conflicts, history } of facts) {
    const fact = dictionary.get(name);
    const value = holds === null ? 'null' : valueText(fact, holds.value);
    const place = holds === null ? 'null' : places.get(holds.record);
    let others = '';
    for (const stated of history) {
      if (stated === holds) continue;
      const other = stated.value === holds?.value ? value : valueText(fact, stated.value);
      others += `${others === '' ? '{"record":' : ',{"record":'}${places.get(stated.record)},"value":${other}}`;
    }
    const end = conflicts.length === 0 ? '],"conflicts":[]}' : `],"conflicts":[${placesText(conflicts, places)}]}`;
    text += `${text === '' ? '' : ','}${beginning(name)}${value}${ofYear(year)}${place},"others":[${others}${end}`;
  }
  return text;
}

function placesText(stated: readonly StatedValue<ShownRecord>[], places: ReadonlyMap<ShownRecord, number>): string {
  return stated.map(({ record }) => places.get(record)).join();
}

const beginning = remember((name: string) => `{"name":${JSON.stringify(name)},"value":`);
const ofYear = remember((year: number | null) => `,"year":${year},"holds":`);

/** Remembers what a function gives for the few values it is asked for. */
function remember<Key>(make: (key: Key) => string): (key: Key) => string {
  const made = new Map<Key, string>();
  return (key) => {
    let text = made.get(key);
    if (text === undefined) {
      text = make(key);
      made.set(key, text);
    }
    return text;
  };
}

function valueText(fact: FactDefinition | undefined, value: FactValue): string {
  const travelling = travellingValue(fact, value);
  return typeof travelling === 'string' ? utf8(JSON.stringify(travelling)) : String(travelling);
}

let blankHeld: ReturnType<typeof blankFacts> | undefined;

function warningsOf(facts: readonly ResolvedFact<ShownRecord>[]): DossierResponse['warnings'] {
  blankHeld ??= blankFacts(dictionaryOfDossiers().keys());
  const held = blankHeld();
  for (const { name, holds } of facts) if (holds !== null) held[name] = holds.value;
  return [...factWarnings(held)];
}

const beyondAscii = /[^\0-\x7f]/;

/** The bytes of a text in UTF-8, each as a letter. */
function utf8(text: string): string {
  return beyondAscii.test(text) ? Buffer.from(text).toString('latin1') : text;
}
