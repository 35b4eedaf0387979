import { describe, expect, it } from 'vitest';
import { dossierResponse } from './contract.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { dossierJson } from './dossierJson.ts';
import { resolveFacts } from './resolve.ts';
import type { ShownRecord } from './store/dossier.ts';

const organisation_id = '01a21ccb-13a6-7618-9521-be005ec61a7b';

function aRecord(number: number, own: Partial<ShownRecord>): ShownRecord {
  return {
    record_id: `01a21ccb-272f-79af-a2c1-10181600000${number}`,
    source: 'tax',
    base_year: 2025,
    stated_on: `2026-03-0${number}`,
    entered_at: new Date(`2026-03-0${number}T08:00:00Z`),
    facts: {},
    withdrawn: [],
    evidence_id: null,
    import_id: null,
    organisation_id,
    person_id: null,
    ...own,
  };
}

const name = '泉州“九\\层"台\n𠮷 é\u0007机械';
const records = [
  aRecord(3, { source: 'enterprise', facts: { name, revenue_y1: 1_000_000_050, own_brand: true, niche_years: 2.5 } }),
  aRecord(2, { facts: { name, revenue_y1: 1_000_000_000, revenue_y3: -1 }, withdrawn: ['niche_years'] }),
  aRecord(1, { facts: { revenue_y1: 7, employees_y1: 3, rd_staff_y1: 4, niche_years: 1 } }),
];
const head = {
  enterprise_id: '6d1ff718-a33f-8384-8805-69d68fc4f5b7',
  uscc: '91350502YX10WFTE4D',
  name,
  region_code: '350502',
  industry_code: null,
  established_on: null,
  tier: null,
  tier_granted_on: null,
  updated_at: new Date('2026-03-03T08:00:00.007Z'),
};
const facts = resolveFacts(records, dictionaryOfDossiers(), 2025);
const names = new Map([[organisation_id, '工信局 "Office"']]);
const text = dossierJson({ head, factsYear: 2025, records, facts, names }).toString();
const dossier = dossierResponse.parse(JSON.parse(text));
const factOf = (wanted: string) => dossier.facts.find((fact) => fact.name === wanted);

describe('a dossier as JSON', () => {
  it('is written as JSON is written, in UTF-8, whatever letters texts have', () => {
    expect(text).toBe(JSON.stringify(dossier));
    expect([dossier.name, factOf('name')?.value, dossier.records[0]?.entered_by]).toEqual([
      name,
      name,
      '工信局 "Office"',
    ]);
  });

  it('has money in CNY, the record that holds, and all others, by their places', () => {
    expect(factOf('revenue_y1')).toEqual({
      name: 'revenue_y1',
      value: 10_000_000,
      year: 2025,
      holds: 1,
      others: [
        { record: 0, value: 10_000_000.5 },
        { record: 2, value: 0.07 },
      ],
      conflicts: [0],
    });
    expect([factOf('revenue_y3')?.value, factOf('revenue_y3')?.year]).toEqual([-0.01, 2023]);
  });

  it('shows a fact whose only other word is withdrawn, and what sits oddly beside each other', () => {
    expect(factOf('niche_years')).toMatchObject({ value: 2.5, holds: 0, others: [{ record: 2, value: 1 }] });
    expect(dossier.warnings.map(({ zh }) => zh)).toEqual(['研发人员多于从业人员']);
  });
});
