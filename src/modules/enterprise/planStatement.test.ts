import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { library } from '../../../tests/packs/library.ts';
import { SOURCES } from './contract.ts';
import { planStatement } from './planStatement.ts';
import { currentFacts, type FactRecord } from './resolve.ts';
import { dossierDictionary } from './sources.ts';

const dictionary = dossierDictionary(library.dictionary);

let made = 0;
function aRecord(own: Partial<FactRecord>): FactRecord {
  made += 1;
  return {
    record_id: String(made).padStart(9, '0'),
    source: 'industry',
    base_year: 2025,
    stated_on: '2026-03-01',
    entered_at: new Date(Date.UTC(2026, 2, 2, 8, 0, made)),
    facts: {},
    withdrawn: [],
    ...own,
  };
}

/** What is in the dossier after a statement. */
function state(records: readonly FactRecord[], stated: FactRecord): readonly FactRecord[] {
  const plan = planStatement(records, stated, dictionary, 2025);
  return plan === null ? records : [...records, { ...stated, ...plan.record }];
}

/** The values before and after a statement, whether or not it says anything new. */
function changeBy(records: readonly FactRecord[], stated: FactRecord) {
  const held = currentFacts(records, dictionary, 2025);
  return planStatement(records, stated, dictionary, 2025) ?? { record: null, before: held, after: held };
}

describe('a statement', () => {
  it('of a firm of which nothing is known is kept whole', () => {
    const stated = aRecord({ facts: { uscc: 'u', name: '南方', revenue_y1: 5 } });
    expect(planStatement([], stated, dictionary, 2025)).toEqual({
      record: { facts: stated.facts, withdrawn: [] },
      before: {},
      after: stated.facts,
    });
  });

  it('is kept only as far as the source says something new', () => {
    const known = [aRecord({ facts: { revenue_y1: 5, assets_y1: 7 } })];
    const stated = aRecord({ facts: { revenue_y1: 5, assets_y1: 8, employees_y1: 3 }, stated_on: '2026-04-01' });
    expect(changeBy(known, stated).record?.facts).toEqual({ assets_y1: 8, employees_y1: 3 });
  });

  it('says nothing new where the value stands under its name of another year', () => {
    const known = [aRecord({ base_year: 2024, facts: { revenue_y1: 5 } })];
    const stated = aRecord({ base_year: 2025, facts: { revenue_y2: 5 }, stated_on: '2026-04-01' });
    expect(planStatement(known, stated, dictionary, 2025)).toBeNull();
  });

  it('is kept where another source has said the same: who says it is news', () => {
    const known = [aRecord({ source: 'tax', facts: { revenue_y1: 5 } })];
    const { record, before, after } = changeBy(known, aRecord({ facts: { revenue_y1: 5 } }));
    expect(record?.facts).toEqual({ revenue_y1: 5 });
    expect(after).toEqual(before);
  });

  it('of an earlier day is kept as history and changes no value that is newer', () => {
    const known = [aRecord({ facts: { revenue_y1: 5 }, stated_on: '2026-05-01' })];
    const { record, after } = changeBy(known, aRecord({ facts: { revenue_y1: 4 } }));
    expect(record?.facts).toEqual({ revenue_y1: 4 });
    expect(after).toEqual({ revenue_y1: 5 });
  });

  it('is news again where an equally good source has said something else meanwhile', () => {
    const known = [
      aRecord({ source: 'market', facts: { revenue_y1: 5 }, stated_on: '2026-01-01' }),
      aRecord({ source: 'statistics', facts: { revenue_y1: 6 }, stated_on: '2026-02-01' }),
    ];
    const again = aRecord({ source: 'market', facts: { revenue_y1: 5 }, stated_on: '2026-03-01' });
    expect(changeBy(known, again).after).toEqual({ revenue_y1: 5 });
  });

  it('withdraws what the source has said, and of what it has not said nothing', () => {
    const known = [aRecord({ facts: { revenue_y1: 5 } })];
    const stated = aRecord({ withdrawn: ['revenue_y1', 'assets_y1'], stated_on: '2026-04-01' });
    const { record, after } = changeBy(known, stated);
    expect(record).toEqual({ facts: {}, withdrawn: ['revenue_y1'] });
    expect(after).toEqual({});
  });

  it('never leaves a firm without name, code or region', () => {
    const known = [aRecord({ facts: { uscc: 'u', name: '南方', region_code: '350502' } })];
    const stated = aRecord({ withdrawn: ['uscc', 'name', 'region_code'], stated_on: '2026-04-01' });
    expect(changeBy(known, stated).after).toMatchObject(known[0]?.facts ?? {});
  });
});

const NAMES = ['revenue_y1', 'revenue_y2', 'revenue_y3', 'market_share', 'own_brand', 'title_srdi'];
const anyStatement = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    base_year: fc.integer({ min: 2023, max: 2026 }),
    stated_on: fc.constantFrom('2024-05-01', '2025-05-01', '2025-06-01', '2026-05-01'),
    facts: fc.dictionary(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 2 })),
    withdrawn: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 1 }),
  })
  .map((own) => ({ ...own, withdrawn: own.withdrawn.filter((name) => own.facts[name] === undefined) }));

describe('whatever was stated before', () => {
  it('the same again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 8 }), anyStatement, (before, own) => {
        const known = before.reduce<readonly FactRecord[]>((records, one) => state(records, aRecord(one)), []);
        const after = state(known, aRecord(own));
        expect(planStatement(after, aRecord(own), dictionary, 2025)).toBeNull();
      }),
    );
  });

  it('what is kept of a statement of a later day makes the same values hold as the whole statement would', () => {
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 8 }), anyStatement, (before, own) => {
        const known = before.map(aRecord);
        const stated = aRecord({ ...own, stated_on: '2026-06-01' });
        const { after } = changeBy(known, stated);
        expect(after).toEqual(currentFacts([...known, stated], dictionary, 2025));
      }),
    );
  });
});
