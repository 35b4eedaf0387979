import type { Facts } from '@leitu/rules';
import type { z } from 'zod';
import { firmOfRow } from './columns.ts';
import type { firmSummary } from './contract.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import type { DatedRow } from './store/dossier.ts';
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

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
