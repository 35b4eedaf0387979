import type { Facts } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { anActor, aPlatform } from '../../../tests/aPlatform.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { currentFactsYear, factsYearOn, isStale } from './factsYear.ts';
import { currentFacts } from './resolve.ts';
import type { KeptRecord } from './store/records.ts';
import { writeDossiers } from './store/writeDossiers.ts';
import { askForYearTurn, yearTurner } from './yearTurn.ts';

const platform = aPlatform();
const office = anActor('office', 'office-officer', { region: '350502' });
const lastYear = currentFactsYear() - 1;

/** Puts a firm into the database as it was made a year ago. */
async function aFirmOfLastYear(facts: Facts): Promise<string> {
  const enterpriseId = uuidv7();
  const stated = { uscc: enterpriseId, name: '泉州南方机械有限公司', region_code: '350502', ...facts };
  const record: KeptRecord = {
    enterprise_id: enterpriseId,
    record_id: uuidv7(),
    source: 'tax',
    base_year: lastYear,
    stated_on: `${lastYear + 1}-04-01`,
    entered_at: new Date(),
    facts: stated,
    withdrawn: [],
    evidence_id: null,
    import_id: null,
    organisation_id: office.organisationId,
    person_id: null,
  };
  const after = currentFacts([record], dictionaryOfDossiers(), lastYear);
  await platform().database.as(office, (transaction) =>
    writeDossiers(transaction, [{ enterpriseId, version: null, before: {}, after, record }], lastYear),
  );
  return enterpriseId;
}

async function rowOf(enterpriseId: string) {
  const { rows } = await platform().owner.query<Readonly<Record<string, unknown>>>(
    'select * from enterprise.enterprises where enterprise_id = $1',
    [enterpriseId],
  );
  return rows[0];
}

describe('the fiscal year', () => {
  it('that y1 stands for is the one before the current one', () => {
    expect(factsYearOn('2026-01-01')).toBe(2025);
    expect(factsYearOn('2026-12-31')).toBe(2025);
  });

  it('has turned since rows of earlier years were made', () => {
    expect([lastYear, lastYear + 1, lastYear + 2].map(isStale)).toEqual([true, false, false]);
  });
});

describe('when the year has turned', () => {
  it('no job is asked for where there is no firm of an earlier year', async () => {
    expect(await askForYearTurn(platform().database)).toBeUndefined();
  });

  it('what was y1 is y2, what has no name drops out, and facts of no year stay', async () => {
    const firm = await aFirmOfLastYear({ revenue_y1: 500, revenue_y3: 300, employees_y1: 12, own_brand: true });
    expect(await rowOf(firm)).toMatchObject({ facts_year: lastYear, revenue_y1: '500', employees_y1: '12' });

    const jobId = await askForYearTurn(platform().database);
    expect(await platform().ended(yearTurner, jobId ?? '')).toMatchObject({ state: 'done', outcome: { firms: 1 } });
    const turned = {
      facts_year: lastYear + 1,
      revenue_y1: null,
      revenue_y2: '500',
      revenue_y3: null,
      employees_y1: null,
    };
    expect(await rowOf(firm)).toMatchObject({ ...turned, own_brand: true });
    expect(await askForYearTurn(platform().database)).toBeUndefined();
  });

  it('the audit tells of how many firms, for whoever runs the platform', async () => {
    const auditor = anActor('platform', 'platform-auditor');
    const events = await platform().database.as(auditor, (transaction) =>
      transaction.query(`select detail from platform.audit_events where action = 'enterprise.yearturn'`),
    );
    expect(events).toEqual([{ detail: { facts_year: lastYear + 1, firms: 1 } }]);
  });
});
