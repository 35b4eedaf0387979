import type { Bilingual } from '@leitu/kernel';
import { type Facts, factWarnings } from '@leitu/rules';
import type { z } from 'zod';
import { firmOfRow } from './columns.ts';
import type { Dossier, FactStanding, firmSummary, Statement } from './contract.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import type { ReadDossier } from './readDossier.ts';
import type { ResolvedFact, StatedValue } from './resolve.ts';
import type { DatedRow } from './store/dossier.ts';
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

/** A dossier as it leaves the server. */
export function presentDossier({ firm, updatedAt, factsYear, facts, names }: ReadDossier): Dossier {
  const held = Object.fromEntries(facts.flatMap(({ name, holds }) => (holds === null ? [] : [[name, holds.value]])));
  const warnings: readonly Bilingual[] = factWarnings(held);
  return {
    enterprise_id: firm.enterpriseId,
    uscc: String(firm.facts.uscc),
    name: String(firm.facts.name),
    region_code: firm.regionCode,
    industry_code: textOf(firm.facts.industry_code),
    established_on: textOf(firm.facts.established_on),
    tier: firm.tier,
    tier_granted_on: firm.tierGrantedOn,
    facts_year: factsYear,
    updated_at: updatedAt.toISOString(),
    facts: facts.map((fact) => presentFact(fact, names)),
    warnings: [...warnings],
  };
}

function presentFact(
  { name, holds, conflicts, history }: ResolvedFact<KeptRecord>,
  names: ReadonlyMap<string, string>,
): FactStanding {
  const fact = dictionaryOfDossiers().get(name);
  const present = ({ record, value, year }: StatedValue<KeptRecord>): Statement => ({
    record_id: record.record_id,
    value: travellingValue(fact, value),
    source: record.source,
    year,
    stated_on: record.stated_on,
    entered_at: record.entered_at.toISOString(),
    entered_by: enteredBy(record, names),
    evidence_id: record.evidence_id,
    import_id: record.import_id,
  });
  return {
    name,
    value: travellingValue(fact, holds?.value),
    holds: holds === null ? null : present(holds),
    conflicts: conflicts.map(present),
    history: history.map(present),
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
