import { expect, it } from 'vitest';
import type { DossierResponse } from '../../contract.ts';
import { joinRecords } from './standing.ts';

const record = (source: 'tax' | 'enterprise', stated_on: string): DossierResponse['records'][number] => ({
  record_id: '00000000-0000-8000-8000-000000000000',
  source,
  stated_on,
  entered_at: `${stated_on}T00:00:00.000Z`,
  entered_by: null,
  evidence_id: null,
  import_id: null,
});

it('each value of a dossier stands with its own record, the newest first', () => {
  const records = [record('enterprise', '2026-05-01'), record('tax', '2026-04-01'), record('tax', '2025-04-01')];
  const { facts } = joinRecords({
    ...{ enterprise_id: '', uscc: '', name: '', region_code: '', industry_code: null, established_on: null },
    ...{ tier: null, tier_granted_on: null, facts_year: 2025, updated_at: '', warnings: [] },
    records,
    facts: [
      {
        name: 'revenue_y1',
        value: 100,
        year: 2025,
        holds: 1,
        others: [
          { record: 0, value: 120 },
          { record: 2, value: 90 },
        ],
        conflicts: [0],
      },
    ],
  });
  const [revenue] = facts;
  expect(revenue?.holds).toEqual({ ...records[1], value: 100, year: 2025 });
  expect(revenue?.conflicts).toEqual([{ ...records[0], value: 120, year: 2025 }]);
  expect(revenue?.history.map(({ value }) => value)).toEqual([120, 100, 90]);
});
