import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../src/platform/access/actor.ts';
import { PARTNER_KINDS } from '../src/platform/access/organisationKind.ts';
import { FIRM_POLICIES, inspectTables } from '../src/platform/db/inspectTables.ts';
import { findUnsuitedPolicies } from '../src/platform/db/policySettings.ts';
import { servingRole } from '../src/platform/db/servingRole.ts';
import { aDatabase } from './aDatabase.ts';
import { addFirm, aFirmId } from './aFirmRow.ts';
import { anActor } from './anActor.ts';

const platform = aDatabase();

/** Every table with rows of firms, as the catalogue has them. */
let tables: string[];
beforeAll(async () => {
  const { owner } = platform();
  await addFirm(owner, 'jinjiang-one', '350582');
  await addFirm(owner, 'jinjiang-two', '350582');
  await addFirm(owner, 'nanan', '350583');
  await addFirm(owner, 'xiamen', '350203');
  await addFirm(owner, 'hangzhou', '330106');
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns where column_name = 'enterprise_id' order by 1`,
  );
  tables = rows.map(({ name }) => name);
});

/** The firms whose rows an actor sees in a table, by their words. */
async function seenIn(table: string, actor: Actor, consented: readonly string[] = []): Promise<string[]> {
  const rows = await platform().database.as(
    actor,
    (transaction) => transaction.query<{ enterprise_id: string }>(`select distinct enterprise_id from ${table}`),
    { consented },
  );
  const words = ['jinjiang-one', 'jinjiang-two', 'nanan', 'xiamen', 'hangzhou'];
  return words.filter((word) => rows.some(({ enterprise_id }) => enterprise_id === aFirmId(word)));
}

const office = (region: string) => anActor('office', 'office-admin', { region });
const firm = (word: string) => anActor('firm', 'firm-admin', { organisationId: aFirmId(word), region: '350582' });

describe('the catalogue', () => {
  it('has rows of firms in at least seven tables, and each forces row-level security with a policy for each kind of organisation', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(7);
    const { owner } = platform();
    const { rows } = await owner.query<{ name: string; isForced: boolean; policies: string[] }>(
      `select format('%I.%I', nspname, relname) as name, relrowsecurity and relforcerowsecurity as "isForced",
              array(select polname::text from pg_policy where polrelid = pg_class.oid) as policies
         from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where format('%I.%I', nspname, relname) = any ($1) order by 1`,
      [tables],
    );
    expect(rows.map(({ name }) => name)).toEqual(tables);
    for (const { isForced, policies } of rows) {
      expect(isForced).toBe(true);
      expect(policies).toEqual(expect.arrayContaining([...FIRM_POLICIES]));
    }
  });

  it('has nothing that keeps a table from being what it is declared to be', async () => {
    const found = await inspectTables(platform().owner, servingRole);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(({ obstacles }) => obstacles.length > 0)).toEqual([]);
  });

  it('has policies that ask for settings once a statement', async () => {
    const { rows } = await platform().owner.query<{ policy: string }>(
      `select concat(qual, with_check) as policy from pg_policies where concat(qual, with_check) like '%current_setting%'`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { policy } of rows) {
      expect(policy.match(/current_setting\(/g)?.length).toBe(policy.match(/SELECT \(?current_setting\(/g)?.length);
      expect(policy).not.toContain('starts_with');
    }
    expect(await findUnsuitedPolicies(platform().owner)).toEqual([]);
  });

  it('gives the serving role nothing of its own, and no way around row-level security', async () => {
    const { rows } = await platform().database.pool.query(
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as "isStrong",
              (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned,
              pg_has_role(current_user, (select nspowner from pg_namespace where nspname = 'enterprise'), 'member') as "isOwner",
              has_database_privilege(current_database(), 'create') or has_schema_privilege('enterprise', 'create') as "mayCreate"
         from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ isStrong: false, owned: 0, isOwner: false, mayCreate: false }]);
  });
});

describe('a planted table is found', () => {
  it.each([
    ['undeclared', 'create table enterprise.planted (enterprise_id uuid)'],
    [
      'unforced',
      `create table enterprise.planted (enterprise_id uuid); comment on table enterprise.planted is 'local'`,
    ],
    [
      'unguarded',
      'create table enterprise.planted (enterprise_id uuid); alter table enterprise.planted enable row level security',
    ],
    [
      'no_enterprise_id',
      `create table enterprise.planted (enterprise_id text); comment on table enterprise.planted is 'distributed by enterprise_id'`,
    ],
    [
      'key',
      `create table enterprise.planted (enterprise_id uuid not null, code text unique);
       comment on table enterprise.planted is 'distributed by enterprise_id'`,
    ],
    [
      'trigger',
      `create table enterprise.planted (enterprise_id uuid not null);
       create trigger planted before update on enterprise.planted for each row execute function suppress_redundant_updates_trigger();
       comment on table enterprise.planted is 'distributed by enterprise_id'`,
    ],
    [
      'foreign_key',
      `create table enterprise.planted (enterprise_id uuid not null, organisation_id uuid references identity.organisations);
       comment on table enterprise.planted is 'distributed by enterprise_id'`,
    ],
    [
      'policy',
      `create table enterprise.planted (enterprise_id uuid not null);
       create policy firm on enterprise.planted using (enterprise_id in (select enterprise_id from enterprise.enterprises));
       comment on table enterprise.planted is 'distributed by enterprise_id'`,
    ],
  ])('%s', async (kind, sql) => {
    const { owner } = platform();
    await owner.query('begin');
    await owner.query(sql);
    const found = await inspectTables(owner, servingRole);
    await owner.query('rollback');
    const planted = found.find(({ name }) => name === 'enterprise.planted');
    expect(planted?.obstacles.map((obstacle) => obstacle.kind)).toContain(kind);
  });
});

describe('in every table of firms', () => {
  const cases: readonly (readonly [who: string, actor: () => Actor, sees: readonly string[]])[] = [
    ['a firm sees itself', () => firm('jinjiang-one'), ['jinjiang-one']],
    ['a county sees its own, not its sibling', () => office('350582'), ['jinjiang-one', 'jinjiang-two']],
    ['the sibling county sees its own', () => office('350583'), ['nanan']],
    ['the city sees its counties', () => office('3505'), ['jinjiang-one', 'jinjiang-two', 'nanan']],
    ['the province sees its cities', () => office('35'), ['jinjiang-one', 'jinjiang-two', 'nanan', 'xiamen']],
    ['another province sees its own', () => office('33'), ['hangzhou']],
    ['the ministry sees all', () => office(''), ['jinjiang-one', 'jinjiang-two', 'nanan', 'xiamen', 'hangzhou']],
    ['the platform sees none', () => anActor('platform', 'platform-admin'), []],
    [
      'a firm that calls itself an office of no region sees itself',
      () => ({ ...firm('nanan'), region: '' }),
      ['nanan'],
    ],
  ];
  it.each(cases)('%s', async (_who, actor, sees) => {
    for (const table of tables) expect([table, await seenIn(table, actor())]).toEqual([table, sees]);
  });

  it.each(PARTNER_KINDS)('a %s sees none without consent, and with it just the firms that gave it', async (kind) => {
    const partner = anActor(kind, 'partner-admin', { region: '3505' });
    for (const table of tables) {
      expect(await seenIn(table, partner)).toEqual([]);
      expect(await seenIn(table, partner, [aFirmId('nanan')])).toEqual(['nanan']);
    }
  });

  it('consent that an office or a firm is given by mistake widens nothing', async () => {
    for (const table of tables) {
      expect(await seenIn(table, office('350582'), [aFirmId('hangzhou')])).toEqual(['jinjiang-one', 'jinjiang-two']);
      expect(await seenIn(table, firm('nanan'), [aFirmId('hangzhou')])).toEqual(['nanan']);
    }
  });

  it('nobody sees a row without a context, inside a transaction or outside', async () => {
    const { database } = platform();
    for (const table of tables) {
      const inside = await database.asNobody((transaction) => transaction.query(`select from ${table}`));
      const outside = await database.pool.query(`select from ${table}`);
      expect([inside.length, outside.rowCount]).toEqual([0, 0]);
    }
  });

  it('the context is gone when the transaction has ended, on the very same connection, after success and after an error', async () => {
    const { database } = platform();
    const client = await database.pool.connect();
    const { rows: before } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    client.release();
    for (const fails of [false, true]) {
      const asked = database.as(office('35'), async (transaction) => {
        expect(await transaction.query('select pg_backend_pid() as pid')).toEqual(before);
        expect((await transaction.query(`select from ${tables[0]}`)).length).toBeGreaterThan(0);
        if (fails) await transaction.query('select 1 / 0');
      });
      if (fails) await expect(asked).rejects.toThrow('division by zero');
      else await asked;
      for (const table of tables) {
        const again = await database.pool.query(
          `select pg_backend_pid() as pid, (select count(*)::int from ${table}) as rows`,
        );
        expect(again.rows).toEqual([{ pid: before[0]?.pid, rows: 0 }]);
      }
    }
  });
});

describe('nobody writes where he does not see', () => {
  it.each([
    [
      'an office moves a firm out of its region',
      office('350582'),
      `update enterprise.enterprises set region_code = '350583' where uscc = 'jinjiang-one'`,
    ],
    [
      'a firm puts a record into another',
      firm('nanan'),
      `insert into enterprise.records select enterprise_id, gen_random_uuid(), region_code, 'tax', 2025, '2026-05-01', '{}', '{}', null, null, enterprise_id from (select '${aFirmId('hangzhou')}'::uuid as enterprise_id, '330106' as region_code) as other`,
    ],
    [
      'an office puts a firm into another region',
      office('350582'),
      `insert into enterprise.enterprises (enterprise_id, region_code, uscc, name, facts_year) values (gen_random_uuid(), '330106', 'x', 'x', 2025)`,
    ],
    [
      'the platform puts a firm anywhere',
      anActor('platform', 'platform-admin'),
      `insert into enterprise.enterprises (enterprise_id, region_code, uscc, name, facts_year) values (gen_random_uuid(), '330106', 'x', 'x', 2025)`,
    ],
  ])('%s', async (_what, actor, sql) => {
    await expect(platform().database.as(actor, (transaction) => transaction.run(sql))).rejects.toThrow(
      'row-level security',
    );
  });

  it.each([
    ['another firm', firm('nanan'), 'jinjiang-one'],
    ['a sibling county', office('350583'), 'jinjiang-one'],
    ['the platform', anActor('platform', 'platform-admin'), 'jinjiang-one'],
    ['a partner without consent', anActor('bank', 'partner-admin'), 'jinjiang-one'],
  ])('%s changes no row of a firm by its guessed identifier', async (_who, actor, word) => {
    const touched = await platform().database.as(actor, (transaction) =>
      transaction.run(`update enterprise.enterprises set name = 'x' where enterprise_id = $1`, [aFirmId(word)]),
    );
    expect(touched).toBe(0);
  });

  it('a partner with consent reads and changes nothing', async () => {
    const bank = anActor('bank', 'partner-admin');
    const touched = await platform().database.as(
      bank,
      (transaction) => transaction.run(`update enterprise.enterprises set name = 'x'`),
      { consented: [aFirmId('nanan')] },
    );
    expect(touched).toBe(0);
  });

  it.each([
    'update enterprise.records set facts = $$ {} $$',
    'delete from enterprise.records',
    'delete from enterprise.evidence',
    'delete from cultivation.judgements',
    'delete from enterprise.enterprises',
  ])('the server may not: %s', async (sql) => {
    await expect(platform().database.as(office('35'), (transaction) => transaction.run(sql))).rejects.toThrow(
      'permission denied',
    );
  });
});
