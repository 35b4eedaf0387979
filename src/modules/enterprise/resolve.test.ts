import type { FactValue } from '@leitu/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { library } from '../../../tests/packs/library.ts';
import { SOURCES } from './contract.ts';
import { currentFacts, type FactRecord, resolveFacts, tierOf } from './resolve.ts';
import { dossierDictionary, rankOf } from './sources.ts';

const dictionary = dossierDictionary(library.dictionary);

let made = 0;

/** A record of the tax office of March 2026 with y1 for 2025, unless a test says otherwise. */
function aRecord(own: Partial<FactRecord>): FactRecord {
  made += 1;
  return {
    record_id: String(made).padStart(6, '0'),
    source: 'tax',
    base_year: 2025,
    stated_on: '2026-03-01',
    entered_at: new Date('2026-03-02T08:00:00Z'),
    facts: {},
    withdrawn: [],
    ...own,
  };
}

function standingOf(name: string, records: readonly FactRecord[], factsYear = 2025) {
  const found = resolveFacts(records, dictionary, factsYear).find((fact) => fact.name === name);
  if (found === undefined) throw new Error(`Nothing was ever said of ${name}`);
  return found;
}

describe('the value that holds', () => {
  it('is that of the source that vouches for the fact, however old it is', () => {
    const tax = aRecord({ facts: { revenue_y1: 100 }, stated_on: '2026-01-10' });
    const firm = aRecord({ source: 'enterprise', facts: { revenue_y1: 120 }, stated_on: '2026-06-01' });
    const office = aRecord({ source: 'industry', facts: { revenue_y1: 110 }, stated_on: '2026-05-01' });
    const { holds, conflicts, history } = standingOf('revenue_y1', [firm, tax, office]);
    expect(holds).toMatchObject({ record: tax, value: 100 });
    expect(conflicts.map(({ value }) => value)).toEqual([120, 110]);
    expect(history.map(({ value }) => value)).toEqual([120, 110, 100]);
  });

  it('is the newest among equally good sources: by the day it was so, then by when it was entered', () => {
    const older = aRecord({ source: 'statistics', facts: { revenue_y1: 1 }, stated_on: '2026-02-01' });
    const newer = aRecord({ source: 'market', facts: { revenue_y1: 2 }, stated_on: '2026-03-01' });
    const corrected = aRecord({
      ...newer,
      record_id: 'corrected',
      facts: { revenue_y1: 3 },
      entered_at: new Date('2026-04-01T00:00:00Z'),
    });
    expect(standingOf('revenue_y1', [older, newer]).holds?.value).toBe(2);
    expect(standingOf('revenue_y1', [corrected, older, newer]).holds?.value).toBe(3);
  });

  it('of a source is its newest: what it said before is history and no conflict', () => {
    const before = aRecord({ facts: { revenue_y1: 1 }, stated_on: '2026-01-01' });
    const now = aRecord({ facts: { revenue_y1: 2 } });
    const { holds, conflicts, history } = standingOf('revenue_y1', [before, now]);
    expect(holds?.value).toBe(2);
    expect(conflicts).toEqual([]);
    expect(history).toHaveLength(2);
  });

  it('is no conflict with a source that says the same', () => {
    const tax = aRecord({ facts: { revenue_y1: 5 } });
    const firm = aRecord({ source: 'enterprise', facts: { revenue_y1: 5 } });
    expect(standingOf('revenue_y1', [tax, firm]).conflicts).toEqual([]);
  });
});

describe('a source that withdraws a fact', () => {
  const tax = aRecord({ facts: { revenue_y1: 100, assets_y1: 7 }, stated_on: '2026-01-10' });
  const firm = aRecord({ source: 'enterprise', facts: { revenue_y1: 120 } });
  const withdrawal = aRecord({ withdrawn: ['revenue_y1'], stated_on: '2026-02-01' });

  it('says no more what it said before, and the next best source holds', () => {
    const { holds, conflicts, history } = standingOf('revenue_y1', [tax, firm, withdrawal]);
    expect(holds?.value).toBe(120);
    expect(conflicts).toEqual([]);
    expect(history.map(({ value }) => value)).toEqual([120, 100]);
    expect(currentFacts([tax, firm, withdrawal], dictionary, 2025)).toEqual({ revenue_y1: 120, assets_y1: 7 });
  });

  it('may say it again later', () => {
    const again = aRecord({ facts: { revenue_y1: 101 }, stated_on: '2026-03-01' });
    expect(standingOf('revenue_y1', [tax, withdrawal, again]).holds?.value).toBe(101);
  });

  it('leaves nothing where nobody else has said anything, and the history stays', () => {
    const { holds, history } = standingOf('revenue_y1', [tax, withdrawal]);
    expect(holds).toBeNull();
    expect(history).toHaveLength(1);
  });

  it('withdraws it for that year alone', () => {
    const lastYear = aRecord({ base_year: 2024, withdrawn: ['revenue_y1'], stated_on: '2026-06-01' });
    expect(standingOf('revenue_y1', [tax, lastYear]).holds?.value).toBe(100);
  });
});

describe('the year', () => {
  const record = aRecord({
    base_year: 2024,
    facts: { revenue_y1: 1, revenue_y3: 3, employees_y1: 9, equity_raised_2y: 4, own_brand: true },
  });

  it('turns y1 into y2, and what the dictionary has no name for drops out', () => {
    expect(currentFacts([record], dictionary, 2025)).toEqual({ revenue_y2: 1, equity_raised_2y: 4, own_brand: true });
    expect(standingOf('revenue_y2', [record], 2025).year).toBe(2024);
  });

  it('leaves facts of no year and windows of several years under their name', () => {
    expect(standingOf('equity_raised_2y', [record], 2025).year).toBeNull();
    expect(currentFacts([record], dictionary, 2040)).toEqual({ equity_raised_2y: 4, own_brand: true });
  });

  it('of y0 is the one after y1', () => {
    const score = aRecord({ base_year: 2024, facts: { development_score_y0: 80, development_score_y1: 70 } });
    expect(currentFacts([score], dictionary, 2024)).toEqual({ development_score_y0: 80, development_score_y1: 70 });
    expect(currentFacts([score], dictionary, 2025)).toEqual({ development_score_y1: 80 });
    expect(standingOf('development_score_y0', [score], 2024).year).toBe(2025);
  });

  it('has statements of different base years meet: y2 of this year is y1 of the last', () => {
    const lastYear = aRecord({ base_year: 2024, facts: { revenue_y1: 50 }, stated_on: '2025-04-01' });
    const thisYear = aRecord({ facts: { revenue_y1: 60, revenue_y2: 51 } });
    const { holds, history } = standingOf('revenue_y2', [lastYear, thisYear]);
    expect(holds?.value).toBe(51);
    expect(history.map(({ value }) => value)).toEqual([51, 50]);
  });

  it('that has not come yet shows nothing until it has', () => {
    const early = aRecord({ base_year: 2026, facts: { revenue_y1: 8, revenue_y2: 7 } });
    expect(currentFacts([early], dictionary, 2025)).toEqual({ revenue_y1: 7 });
    expect(currentFacts([early], dictionary, 2026)).toEqual({ revenue_y1: 8, revenue_y2: 7 });
  });
});

const NAMES = [
  'revenue_y1',
  'revenue_y2',
  'revenue_y3',
  'development_score_y0',
  'market_share',
  'own_brand',
  'unheard_of',
];

const anyRecord: fc.Arbitrary<FactRecord> = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    base_year: fc.integer({ min: 2022, max: 2026 }),
    stated_on: fc.constantFrom('2024-05-01', '2025-05-01', '2025-06-01', '2026-05-01'),
    entered_at: fc.integer({ min: 0, max: 3 }).map((day) => new Date(Date.UTC(2026, 4, 1 + day))),
    facts: fc.dictionary(fc.constantFrom(...NAMES), fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<FactValue>),
    withdrawn: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
  })
  .map((own) => aRecord(own));
const anyRecords = fc.array(anyRecord, { maxLength: 12 });
const anyYear = fc.integer({ min: 2022, max: 2028 });

function heldValues(records: readonly FactRecord[], year: number) {
  const held = resolveFacts(records, dictionary, year).flatMap(({ name, holds }) =>
    holds === null ? [] : [[name, holds.value] as const],
  );
  return Object.fromEntries(held);
}

describe('whatever was stated', () => {
  it('the order in which records are read does not matter', () => {
    fc.assert(
      fc.property(anyRecords, anyYear, fc.infiniteStream(fc.nat()), (records, year, order) => {
        const keys = new Map(records.map((record) => [record, Number(order.next().value)]));
        const shuffled = records.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(resolveFacts(shuffled, dictionary, year)).toEqual(resolveFacts(records, dictionary, year));
      }),
    );
  });

  it('the short way finds the same values', () => {
    fc.assert(
      fc.property(anyRecords, anyYear, (records, year) => {
        expect(currentFacts(records, dictionary, year)).toEqual(heldValues(records, year));
      }),
    );
  });

  it('no value of a lesser source ever changes one that holds', () => {
    fc.assert(
      fc.property(anyRecords, anyRecord, anyYear, (records, added, year) => {
        const safe = resolveFacts(records, dictionary, year).flatMap(({ name, holds }) => {
          const fact = dictionary.get(name);
          if (holds === null || fact === undefined || holds.record.source === added.source) return [];
          return rankOf(added.source, fact) > rankOf(holds.record.source, fact) ? [[name, holds.value] as const] : [];
        });
        expect(currentFacts([...records, added], dictionary, year)).toMatchObject(Object.fromEntries(safe));
      }),
    );
  });

  it('turning the year moves values and makes none', () => {
    fc.assert(
      fc.property(anyRecords, anyYear, (records, year) => {
        const [before, after] = [currentFacts(records, dictionary, year), currentFacts(records, dictionary, year + 1)];
        expect([after.revenue_y2, after.revenue_y3]).toEqual([before.revenue_y1, before.revenue_y2]);
        expect(after.development_score_y1).toBe(before.development_score_y0);
        expect([after.market_share, after.own_brand]).toEqual([before.market_share, before.own_brand]);
      }),
    );
  });

  it('what holds is in the history, conflicts differ from it, and no source stands twice among them', () => {
    fc.assert(
      fc.property(anyRecords, anyYear, (records, year) => {
        for (const { holds, conflicts, history } of resolveFacts(records, dictionary, year)) {
          const sources = [holds, ...conflicts].map((statement) => statement?.record.source);
          expect(new Set(sources).size).toBe(sources.length);
          for (const statement of conflicts) expect(statement.value).not.toBe(holds?.value);
          if (holds !== null) expect(history).toContainEqual(holds);
        }
      }),
    );
  });

  it('names that the dictionary does not have are passed over', () => {
    expect(resolveFacts([aRecord({ facts: { unheard_of: 1 } })], dictionary, 2025)).toEqual([]);
  });
});

describe('the tier of a firm', () => {
  it.each([
    [{ tier: 'little-giant', title_srdi: true }, 'little-giant'],
    [{ tier: 'innovative', title_srdi: true }, 'innovative'],
    [{ title_srdi: true, title_innovative: true }, 'srdi'],
    [{ title_innovative: true }, 'innovative'],
    [{ title_innovative: false }, null],
    [{}, null],
  ])('with %j is %s', (facts, tier) => {
    expect(tierOf(facts)).toBe(tier);
  });
});
