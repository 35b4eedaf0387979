import { describe, expect, it } from 'vitest';
import {
  judgeCode,
  judgeInvitation,
  judgeOrganisationChange,
  judgePassword,
  judgePersonChange,
  judgeRegion,
  judgeScopes,
} from './rules.ts';

const office = { name: '某局', isClosed: false, isFirm: false, roles: ['office-admin', 'office-reader'] };
const firm = { name: '某企业', isClosed: false, isFirm: true, roles: ['firm-admin', 'firm-editor'] };

describe('a change of a person', () => {
  const other = { isSelf: false, isAdmin: true, staysAdmin: false, otherAdmins: 1 };
  it.each([
    ['of another administrator is allowed while one is left', other, null],
    ['of the last administrator is not', { ...other, otherAdmins: 0 }, 'last_admin'],
    ['that leaves the last administrator one is', { ...other, staysAdmin: true, otherAdmins: 0 }, null],
    ['of whoever is no administrator is', { ...other, isAdmin: false, otherAdmins: 0 }, null],
    ['of oneself is not', { ...other, isSelf: true }, 'own_account'],
  ])('%s', (_what, facts, code) => {
    expect(judgePersonChange(facts)?.code ?? null).toBe(code);
  });
});

describe('an invitation', () => {
  it.each([
    ["of one's own people", 'office-reader', office, true, null],
    ['to another organisation', 'office-admin', office, false, null],
    ['to a role of others', 'firm-admin', office, true, 'role_unfit'],
    ['to a closed organisation', 'office-reader', { ...office, isClosed: true }, true, 'organisation_closed'],
    ["of a firm's own people", 'firm-editor', firm, true, null],
    ['to a firm from outside', 'firm-admin', firm, false, 'firm_by_office'],
  ])('%s', (_what, role, organisation, isOwn, code) => {
    expect(judgeInvitation(role, organisation, isOwn)?.code ?? null).toBe(code);
  });

  const open = { isUsed: false, isRevoked: false, isExpired: false, isClosed: false, organisation: '某局' };
  it.each([
    [{}, null],
    [{ isUsed: true, isExpired: true }, 'code_used'],
    [{ isRevoked: true, isExpired: true }, 'code_revoked'],
    [{ isExpired: true }, 'code_expired'],
    [{ isClosed: true }, 'organisation_closed'],
  ])('that is %j', (own, code) => {
    expect(judgeCode({ ...open, ...own })?.code ?? null).toBe(code);
  });
});

describe('a password', () => {
  const asked = { login: 'quanzhou', next: 'nine-storeys-high', current: 'loess-heap-9', isCommon: false };
  it.each([
    [{}, null],
    [{ current: null }, null],
    [{ next: 'QuanZhou' }, 'password_is_login'],
    [{ next: 'loess-heap-9' }, 'password_unchanged'],
    [{ isCommon: true }, 'password_common'],
  ])('%j', (own, code) => {
    expect(judgePassword({ ...asked, ...own })?.code ?? null).toBe(code);
  });
});

describe('an organisation', () => {
  const facts = { isFirm: false, isOwn: false, isRenamed: false, isBeingClosed: false };
  it.each([
    [{ isRenamed: true }, null],
    [{ isBeingClosed: true }, null],
    [{ isFirm: true, isBeingClosed: true }, null],
    [{ isFirm: true, isRenamed: true }, 'firm_by_office'],
    [{ isOwn: true, isRenamed: true }, null],
    [{ isOwn: true, isBeingClosed: true }, 'own_organisation'],
  ])('changed so: %j', (own, code) => {
    expect(judgeOrganisationChange({ ...facts, ...own })?.code ?? null).toBe(code);
  });

  it.each([
    ['office', '', false, null],
    ['office', '3505', true, null],
    ['office', '9999', false, 'region_unknown'],
    ['platform', '', false, null],
    ['platform', '35', true, 'region_unwanted'],
  ])('%s of region “%s” (known: %s)', (kind, region, isKnown, code) => {
    expect(judgeRegion(kind, region, isKnown)?.code ?? null).toBe(code);
  });
});

it('a token may do what its maker may, and nothing else', () => {
  const own = new Set(['enterprise.read', 'enterprise.write']);
  expect(judgeScopes(['enterprise.read'], own)).toBeNull();
  expect(judgeScopes(['enterprise.read', 'enterprise.import'], own)).toMatchObject({
    code: 'scope_not_own',
    figures: { scope: 'enterprise.import' },
  });
});
