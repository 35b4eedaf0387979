import { day } from '@leitu/kernel';
import { CASE_TYPES, type CaseType, choosePack, type Tier } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { library } from './library.ts';

/** “Which pack applies”, on the days around each boundary. */
const APPLIES: readonly (readonly [tier: Tier, caseType: CaseType, on: string, pack: string])[] = [
  ['innovative', 'new', '2022-08-01', 'cn.innovative.2022'],
  ['innovative', 'new', '2026-03-31', 'cn.innovative.2022'],
  ['innovative', 'new', '2026-04-01', 'cn.innovative.2022'],
  ['innovative', 'recheck', '2026-03-31', 'cn.innovative.2022'],
  ['innovative', 'recheck', '2026-04-01', 'cn.innovative.2022'],
  ['innovative', 'recheck', '2027-01-01', 'cn.innovative.2022'],
  ['srdi', 'new', '2022-08-01', 'cn.srdi.2022'],
  ['srdi', 'new', '2026-03-31', 'cn.srdi.2022'],
  ['srdi', 'new', '2026-04-01', 'cn.srdi.2026'],
  ['srdi', 'new', '2027-01-01', 'cn.srdi.2026'],
  ['srdi', 'recheck', '2026-03-31', 'cn.srdi.2022'],
  ['srdi', 'recheck', '2026-04-01', 'cn.srdi.2026'],
  ['little-giant', 'new', '2022-08-01', 'cn.little-giant.2022'],
  ['little-giant', 'new', '2026-03-31', 'cn.little-giant.2022'],
  ['little-giant', 'new', '2026-04-01', 'cn.little-giant.2026'],
  ['little-giant', 'new', '2099-12-31', 'cn.little-giant.2026'],
  // Rechecks of 2026 still go by the old rules, before and after the new ones come into force.
  ['little-giant', 'recheck', '2025-12-31', 'cn.little-giant.2022'],
  ['little-giant', 'recheck', '2026-01-01', 'cn.little-giant.2022'],
  ['little-giant', 'recheck', '2026-03-31', 'cn.little-giant.2022'],
  ['little-giant', 'recheck', '2026-04-01', 'cn.little-giant.2022'],
  ['little-giant', 'recheck', '2026-12-31', 'cn.little-giant.2022'],
  ['little-giant', 'recheck', '2027-01-01', 'cn.little-giant.2026'],
];

describe('the pack that applies', () => {
  it.each(APPLIES)('to %s, %s, on %s is %s', (tier, caseType, on, pack) => {
    const chosen = choosePack(library, { tier, caseType, on: day(on) });
    expect(chosen.ok ? chosen.value.id : chosen.reason.code).toBe(pack);
  });

  it.each([
    ['innovative', 'cn.innovative.2022'],
    ['srdi', 'cn.srdi.2022'],
    ['little-giant', 'cn.little-giant.2022'],
  ] as const)('is the first there was before the measures of 2022 came into force: %s', (tier, pack) => {
    for (const caseType of CASE_TYPES) {
      const chosen = choosePack(library, { tier, caseType, on: day('2022-07-31') });
      expect(chosen.ok ? chosen.value.id : chosen.reason.code).toBe(pack);
    }
  });

  it('is none where no pack is for the tier at all', () => {
    const chosen = choosePack(
      { ...library, packs: new Map() },
      { tier: 'srdi', caseType: 'new', on: day('2026-04-01') },
    );
    expect(chosen.ok ? chosen.value.id : chosen.reason.code).toBe('no_pack_for_case');
  });

  it.each([
    ['990100', '2022-08-01', 'cn-example.srdi.2022'],
    ['990100', '2026-03-31', 'cn-example.srdi.2022'],
    // The overlay stands on the pack of 2022 and ends with it.
    ['990100', '2026-04-01', 'cn.srdi.2026'],
    ['350100', '2026-03-31', 'cn.srdi.2022'],
    ['099000', '2026-03-31', 'cn.srdi.2022'],
  ])('in region %s on %s is %s', (regionCode, on, pack) => {
    const chosen = choosePack(library, { tier: 'srdi', caseType: 'new', on: day(on), regionCode });
    expect(chosen.ok ? chosen.value.id : chosen.reason.code).toBe(pack);
  });
});
