import { present } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { dictionaryOfDossiers } from './dictionary.ts';
import { decideSource, refuseConsenting, refuseFact, refuseNewFirm, refuseRegion, refuseUntil } from './rules.ts';
import { SOURCE_LABELS } from './sources.ts';

const labelOf = (source: keyof typeof SOURCE_LABELS) => SOURCE_LABELS[source];
const factOf = (name: string) => present(dictionaryOfDossiers().get(name), name);

describe('whose statement it is', () => {
  it.each([
    ['firm', undefined, 'enterprise'],
    ['firm', 'enterprise', 'enterprise'],
    ['firm', 'tax', 'source_not_firm'],
    ['office', undefined, 'industry'],
    ['office', 'tax', 'tax'],
    ['office', 'reviewer', 'reviewer'],
    ['office', 'enterprise', 'source_is_firm'],
    ['reader', undefined, 'nobody_states'],
    ['reader', 'tax', 'nobody_states'],
  ] as const)('asked by the %s for %s: %s', (stater, asked, outcome) => {
    const decided = decideSource(stater, asked, labelOf);
    expect(decided.ok ? decided.value : decided.reason.code).toBe(outcome);
  });
});

describe('what may be stated of a firm that has a dossier', () => {
  it.each([
    ['firm', 'revenue_y1', undefined],
    ['firm', 'name', undefined],
    ['firm', 'development_score_y0', undefined],
    ['firm', 'high_tech_or_ip_title', undefined],
    ['firm', 'tier', 'fact_of_office'],
    ['firm', 'tier_granted_on', 'fact_of_office'],
    ['firm', 'title_innovative', 'fact_of_office'],
    ['firm', 'judged_key_link', 'fact_of_office'],
    ['firm', 'uscc', 'fact_of_office'],
    ['firm', 'region_code', 'fact_of_office'],
    ['office', 'tier', undefined],
    ['office', 'judged_key_link', undefined],
    ['office', 'region_code', undefined],
    ['office', 'uscc', 'uscc_fixed'],
  ] as const)('by the %s, %s: %s', (stater, name, outcome) => {
    expect(refuseFact(stater, factOf(name), false)?.code).toBe(outcome);
  });

  it('names, codes and regions are never taken away, all else is', () => {
    expect(refuseFact('firm', factOf('name'), true)?.code).toBe('identity_kept');
    expect(refuseFact('office', factOf('region_code'), true)?.code).toBe('identity_kept');
    expect(refuseFact('office', factOf('revenue_y1'), true)).toBeUndefined();
  });
});

it('a new firm needs its code, name and region', () => {
  const needed = ['uscc', 'name', 'region_code'].map(factOf);
  expect(refuseNewFirm({ uscc: 'a', name: 'b', region_code: 'c' }, needed)).toBeUndefined();
  expect(refuseNewFirm({ uscc: 'a', region_code: 'c' }, needed)).toMatchObject({
    fact: 'name',
    refusal: { code: 'fact_missing', figures: { label: '企业名称' } },
  });
});

it.each([
  ['350502', '3505', undefined],
  ['350502', '', undefined],
  ['350502', '350503', 'outside_region'],
  ['350502', '33', 'outside_region'],
])('a firm of %s in an office of “%s”: %s', (code, region, outcome) => {
  expect(refuseRegion(code, region)?.code).toBe(outcome);
});

it('consents are given by the firm itself, until today or later', () => {
  expect([refuseConsenting(true)?.code, refuseConsenting(false)?.code]).toEqual([undefined, 'not_own_firm']);
  expect(refuseUntil('2026-11-24', '2026-11-24')).toBeUndefined();
  expect(refuseUntil('2026-11-23', '2026-11-24')?.code).toBe('consent_over');
});
