import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/db/embeddedPostgres.ts';
import { inspectTables } from '../src/platform/db/inspectTables.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { servingRole } from '../src/platform/db/servingRole.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { migrationSources } from '../src/server/migrationSources.ts';
import { aDataFolder } from './aDataFolder.ts';

/*
 * Citus itself does not come as a package. This extension of its name has the two functions and the catalogue that are used of it, with the
 * types and defaults of Citus 13, and keeps what it was asked for; it refuses what Citus refuses: a table whose unique keys lack the
 * distribution column, one with triggers, and policies with questions to other tables.
 */
const standIn = `
create table pg_catalog.pg_dist_partition (logicalrelid regclass primary key, partmethod "char" not null, partkey text, colocationid int, repmodel "char");
grant select on pg_catalog.pg_dist_partition to public;
create sequence citus_colocation;
create function pg_catalog.create_reference_table(table_name regclass) returns void language sql security definer
  as $$ insert into pg_catalog.pg_dist_partition values (table_name, 'n', null, 0, 't') $$;
create function pg_catalog.create_distributed_table(table_name regclass, distribution_column text, distribution_type text default 'hash',
  colocate_with text default 'default', shard_count int default null) returns void language plpgsql security definer as $$
begin
  if exists (select from pg_index join pg_attribute on attrelid = indrelid and attname = distribution_column
              where indrelid = table_name and indisunique and not attnum = any (indkey)) then
    raise 'cannot create constraint on "%"', table_name using detail = 'Distributed relations cannot have UNIQUE without the partition column';
  end if;
  if exists (select from pg_trigger where tgrelid = table_name and not tgisinternal) then
    raise 'triggers are not supported on distributed tables';
  end if;
  insert into pg_catalog.pg_dist_partition values (table_name, 'h', distribution_column,
    case colocate_with when 'none' then nextval('citus_colocation')
      else (select colocationid from pg_catalog.pg_dist_partition where logicalrelid = colocate_with::regclass) end, 's');
end $$;
`;

let folder: string;
let postgres: EmbeddedPostgres;
let admin: Client;
let owner: Client;
beforeAll(async () => {
  folder = mkdtempSync('/tmp/leitu-extension-');
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'extension'), { mode: 0o755 });
  writeFileSync(
    join(folder, 'extension', 'citus.control'),
    "default_version = '13.0-1'\nrelocatable = false\nschema = pg_catalog\nsuperuser = true\n",
  );
  writeFileSync(join(folder, 'extension', 'citus--13.0-1.sql'), standIn);
  const started = await startEmbeddedPostgres({ dataFolder: aDataFolder(), log: silentLog });
  if (!started.ok) throw new Error(started.reason.message.en);
  postgres = started.value;
  admin = new Client({ ...postgres.owner, user: 'leitu_admin' });
  await admin.connect();
  await admin.query(`alter system set extension_control_path = '$system:${folder}'`);
  await admin.query('select pg_reload_conf()');
  owner = new Client(postgres.owner);
  await owner.connect();
});
afterAll(async () => {
  await admin.end();
  await owner.end();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const migrateAll = () => migrate(postgres.owner, migrationSources, silentLog);
const held = async () => {
  const { rows } = await owner.query<{ name: string; method: string; colocation: number }>(
    'select logicalrelid::text as name, partmethod as method, colocationid as colocation from pg_dist_partition order by 1',
  );
  return rows;
};

/** Citus refuses them. */
async function policiesWithQuestions(): Promise<readonly object[]> {
  const { rows } = await owner.query<object>(
    `select tablename, policyname from pg_policies where concat(qual, with_check) ilike '%select%'`,
  );
  return rows;
}

describe('with Citus in the database', () => {
  it('tables that were there before are handed over, each as it is declared, and those of a firm beside each other', async () => {
    expect(await migrateAll()).toMatchObject({ ok: true });
    const before = await inspectTables(owner, servingRole);
    expect(new Set(before.map(({ heldAs }) => heldAs))).toEqual(new Set([null]));

    // PostgreSQL reads the new path in a new session.
    const session = new Client({ ...postgres.owner, user: 'leitu_admin' });
    await session.connect();
    await session.query('set allow_system_table_mods = on');
    await session.query('create extension citus');
    await session.end();
    expect((await policiesWithQuestions()).length).toBeGreaterThan(20);
    expect(await migrateAll()).toEqual({ ok: true, value: 0 });
    expect(await policiesWithQuestions()).toEqual([]);

    const tables = await inspectTables(owner, servingRole);
    for (const { kind, heldAs } of tables) {
      const expected = { 'distributed by enterprise_id': 'distributed', reference: 'reference', local: null };
      expect(heldAs).toBe(expected[kind as keyof typeof expected]); // The catalogue test holds every kind to these three.
    }
    const distributed = (await held()).filter(({ method }) => method === 'h');
    expect(distributed.length).toBeGreaterThanOrEqual(7);
    expect(new Set(distributed.map(({ colocation }) => colocation)).size).toBe(1);
  });

  it('a second start hands nothing over again', async () => {
    const before = await held();
    expect(await migrateAll()).toEqual({ ok: true, value: 0 });
    expect(await held()).toEqual(before);
  });

  it('a table that Citus does not take stops the start and says why', async () => {
    await owner.query('create table enterprise.planted (enterprise_id uuid not null, code text unique)');
    await owner.query(`comment on table enterprise.planted is 'distributed by enterprise_id'`);
    const migrated = await migrateAll();
    expect(migrated).toMatchObject({ ok: false, reason: { code: 'distribution_failed' } });
    expect(JSON.stringify(migrated)).toContain('enterprise.planted');
    await owner.query('drop table enterprise.planted');
    expect(await migrateAll()).toMatchObject({ ok: true });
  });
});
