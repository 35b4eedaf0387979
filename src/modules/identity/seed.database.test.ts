import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import { type SignInServer, startSignInServer } from '../../../tests/aSignIn.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../platform/access/organisationKind.ts';
import { ROLES, rolesOf } from '../../platform/access/permission.ts';
import { addFirmAccount, demonstrationOffice } from './index.ts';
import { seed } from './seed.ts';

const platform = aDatabase();
const firm = { enterpriseId: '0190a000-0000-8000-8000-00000000f001', name: '某企业', regionCode: '350582' };
let server: SignInServer;

beforeEach(async () => {
  server = await startSignInServer(platform(), { LEITU_DEMO_PASSWORD: 'of-the-test-1' });
  await platform().owner.query('truncate identity.organisations cascade');
});
afterEach(() => server.stop());

/** Fills the emptied database and gives what is printed, as one text. */
async function seedWith(env: NodeJS.ProcessEnv): Promise<string> {
  return (await seed({ ...server.context, env })).join('\n');
}

function printedPassword(notes: string): string {
  return /[:：] +(\S+)$/m.exec(notes)?.[1] ?? '';
}

async function count(table: string): Promise<number> {
  const { rows } = await platform().owner.query<{ n: number }>(`select count(*)::int as n from identity.${table}`);
  return rows[0]?.n ?? 0;
}

describe('an empty database', () => {
  it("gets the organisations of the demonstration and an account for each role but the firms'", async () => {
    await seedWith({});
    const { rows } = await platform().owner.query<{ kind: OrganisationKind; role: string; region_code: string }>(
      'select kind, role, region_code from identity.people join identity.organisations using (organisation_id)',
    );
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(ORGANISATION_KINDS.filter((kind) => kind !== 'firm')),
    );
    expect(new Set(rows.map(({ role }) => role))).toEqual(
      new Set(Object.keys(ROLES).filter((role) => !role.startsWith('firm-'))),
    );
    for (const { kind, role } of rows) expect(rolesOf(kind)).toContain(role);
    const offices = rows.filter(({ kind }) => kind === 'office').map(({ region_code }) => region_code);
    expect([...new Set(offices)].toSorted()).toEqual(['', '33', '35', '3505', '350582', '350583']);
  });

  it('is printed once, with a random password that signs each account in', async () => {
    const notes = await seedWith({});
    const password = printedPassword(notes);
    expect(password).toMatch(/^[a-hj-km-np-z2-9]{12}$/);
    const logins = [...notes.matchAll(/^ {2}([a-z-]+) {2}/gm)].map(([, login = '']) => login);
    expect(logins).toHaveLength(await count('people'));
    for (const login of logins) {
      expect([login, (await server.browser(login, password)).response.statusCode]).toEqual([login, 200]);
    }
    expect(await seedWith({})).toBe('');
    const { rows } = await platform().owner.query('select * from platform.audit_events');
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it('gets another password each time, or the one that is set', async () => {
    const one = printedPassword(await seedWith({}));
    await platform().owner.query('truncate identity.organisations cascade');
    const other = printedPassword(await seedWith({}));
    expect(one).not.toBe(other);
    await platform().owner.query('truncate identity.organisations cascade');
    expect(printedPassword(await seedWith({ LEITU_DEMO_PASSWORD: 'set-by-operator' }))).toBe('set-by-operator');
    expect((await server.browser('quanzhou', 'set-by-operator')).response.statusCode).toBe(200);
  });

  it('gets nobody but the administrator of the platform where no demonstration is wanted', async () => {
    const notes = await seedWith({ LEITU_DEMO: 'off' });
    expect([await count('organisations'), await count('people')]).toEqual([1, 1]);
    const { response } = await server.browser('admin', printedPassword(notes));
    expect(response.json()).toMatchObject({ person: { role: 'platform-admin' }, organisation: { kind: 'platform' } });
  });

  it('is filled once by servers that start at the same moment', async () => {
    const servers = await Promise.all([0, 1, 2].map(() => startSignInServer(platform(), {})));
    const notes = await Promise.all(servers.map(({ context }) => seed(context)));
    await Promise.all(servers.map(({ stop }) => stop()));
    expect(notes.flat()).toEqual([]);
    await platform().owner.query('truncate identity.organisations cascade');
    const again = await Promise.all([0, 1, 2].map(() => seedWith({})));
    expect(again.filter((text) => text !== '')).toHaveLength(1);
    expect(await count('organisations')).toBe(13);
  });
});

describe('the demonstration, for the modules that add to it', () => {
  it('has an office with all that its administrator may do', async () => {
    await seedWith({});
    const { database, permissions } = server.context;
    const office = await database.asNobody((transaction) => demonstrationOffice(transaction, permissions));
    expect(office).toMatchObject({ kind: 'office', region: '3505', personId: null, tokenId: null });
    expect(office?.permissions.has('enterprise.import')).toBe(true);
  });

  it('has a firm that signs in with the same password', async () => {
    const password = printedPassword(await seedWith({}));
    const { database } = server.context;
    await database.asNobody((transaction) =>
      addFirmAccount(transaction, { ...firm, login: 'firm', person: '企业管理员' }),
    );
    const { response } = await server.browser('firm', password);
    expect(response.json()).toMatchObject({
      person: { login: 'firm', role: 'firm-admin', name: '企业管理员' },
      organisation: { organisation_id: firm.enterpriseId, kind: 'firm', region_code: '350582' },
    });
  });

  it('has neither where there is no demonstration', async () => {
    await seedWith({ LEITU_DEMO: 'off' });
    const { database, permissions } = server.context;
    expect(await database.asNobody((transaction) => demonstrationOffice(transaction, permissions))).toBeUndefined();
    const added = database.asNobody((transaction) =>
      addFirmAccount(transaction, { ...firm, login: 'firm', person: '无' }),
    );
    await expect(added).rejects.toThrow('the demonstration has been seeded');
  });
});
