import { present } from '@leitu/kernel';
import { type Facts, type FactValue, factWarnings } from '@leitu/rules';
import type { z } from 'zod';
import { firmOfRow } from './columns.ts';
import type { DossierResponse, firmSummary, StatedRecord } from './contract.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import type { ResolvedFact, StatedValue } from './resolve.ts';
import type { DatedRow, DossierHead } from './store/dossier.ts';
import type { KeptRecord } from './store/records.ts';
import { travellingValue } from './travellingValue.ts';

type FirmSummary = z.output<typeof firmSummary>;

/** A firm as a list shows it, with the facts asked for: money in CNY, null where missing. */
export function presentFirm(row: DatedRow, shown: readonly string[]): FirmSummary {
  const dictionary = dictionaryOfDossiers();
  const { enterpriseId, regionCode, tier, tierGrantedOn, facts } = firmOfRow(row);
  const all: Facts = { ...facts, tier: tier ?? undefined, tier_granted_on: tierGrantedOn ?? undefined };
  return {
    enterprise_id: enterpriseId,
    uscc: row.uscc,
    name: row.name,
    region_code: regionCode,
    industry_code: textOf(facts.industry_code),
    tier,
    updated_at: row.updated_at.toISOString(),
    facts: Object.fromEntries(shown.map((name) => [name, travellingValue(dictionary.get(name), all[name])])),
  };
}

/** Everything that is known of a firm, with where it comes from. */
export interface KnownDossier {
  readonly head: DossierHead;
  /** The fiscal year that y1 stands for here. */
  readonly factsYear: number;
  /** The newest first. */
  readonly records: readonly KeptRecord[];
  readonly facts: readonly ResolvedFact<KeptRecord>[];
  /** The people and organisations that entered something, by identifier. */
  readonly names: ReadonlyMap<string, string>;
}

/** A dossier as it leaves the server. */
export function presentDossier({ head, factsYear, records, facts, names }: KnownDossier): DossierResponse {
  const held: Record<string, FactValue> = {};
  for (const { name, holds } of facts) if (holds !== null) held[name] = holds.value;
  const places = new Map(records.map((record, place) => [record, place]));
  const { enterprise_id, uscc, name, region_code, industry_code, established_on, tier, tier_granted_on } = head;
  return {
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
    facts: facts.map((fact) => presentFact(fact, places)),
    warnings: [...factWarnings(held)],
  };
}

function presentRecord(record: KeptRecord, names: ReadonlyMap<string, string>): StatedRecord {
  const { record_id, source, stated_on, evidence_id, import_id } = record;
  const entered_at = record.entered_at.toISOString();
  return { record_id, source, stated_on, entered_at, entered_by: enteredBy(record, names), evidence_id, import_id };
}

function presentFact(
  { name, year, holds, conflicts, history }: ResolvedFact<KeptRecord>,
  places: ReadonlyMap<KeptRecord, number>,
): DossierResponse['facts'][number] {
  const fact = dictionaryOfDossiers().get(name);
  const placeOf = ({ record }: StatedValue<KeptRecord>) =>
    present(places.get(record), 'a stated value is of a record of the dossier');
  const others = holds === null ? history : history.filter((stated) => stated !== holds);
  return {
    name,
    value: travellingValue(fact, holds?.value),
    year,
    holds: holds === null ? null : placeOf(holds),
    others: others.map((stated) => ({ record: placeOf(stated), value: travellingValue(fact, stated.value) })),
    conflicts: conflicts.map(placeOf),
  };
}

/** The person and the organisation, as far as both are known. */
function enteredBy({ person_id, organisation_id }: KeptRecord, names: ReadonlyMap<string, string>): string | null {
  const known = [person_id === null ? undefined : names.get(person_id), names.get(organisation_id)];
  const told = known.filter((name) => name !== undefined);
  return told.length === 0 ? null : told.join(' · ');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
