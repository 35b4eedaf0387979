import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { present } from '@leitu/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDataFolder } from '../../../tests/aDataFolder.ts';
import { silentLog } from '../log/log.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embeddedPostgres.ts';
import { type MigrationSource, migrate } from './migrate.ts';

let postgres: EmbeddedPostgres;
let admin: Client;
let owner: Client;
let files: string;

beforeAll(async () => {
  const folder = aDataFolder();
  files = join(dirname(folder), 'migrations');
  const started = await startEmbeddedPostgres({ dataFolder: folder, log: silentLog });
  if (!started.ok) throw new Error(started.reason.message.en);
  postgres = started.value;
  admin = new Client({ ...postgres.owner, user: 'leitu_admin', database: 'postgres' });
  await admin.connect();
});
afterAll(async () => {
  await owner.end();
  await admin.end();
  await postgres.stop();
});

// Each test has a database of its own, which nothing was done to.
let databases = 0;
beforeEach(async () => {
  if (databases > 0) await owner.end();
  databases += 1;
  await admin.query(`create database of_test_${databases} owner leitu_owner`);
  owner = new Client(connection());
  await owner.connect();
  rmSync(files, { recursive: true, force: true });
});

function connection() {
  return { ...postgres.owner, database: `of_test_${databases}` };
}

/** A module with these migrations: file names and their SQL. */
function aModule(schema: string, migrations: Record<string, string>): MigrationSource {
  const folder = join(files, schema);
  mkdirSync(folder, { recursive: true });
  for (const [name, sql] of Object.entries(migrations)) writeFileSync(join(folder, name), sql);
  return { schema, folder: pathToFileURL(`${folder}/`) };
}

async function applied(): Promise<string[]> {
  const { rows } = await owner.query<{ title: string }>(
    `select module || '/' || name as title from platform.migrations order by applied_at`,
  );
  return rows.map(({ title }) => title);
}

async function refusalOf(...modules: MigrationSource[]): Promise<[string, string]> {
  const outcome = await migrate(connection(), modules, silentLog);
  if (outcome.ok) throw new Error('the migrations were applied');
  return [outcome.reason.code, outcome.reason.message.en];
}

const firms = `-- distributed by enterprise_id
create table firms (enterprise_id uuid primary key, name text not null);
grant select, insert on firms to leitu_server;`;

/** What every database has, in its order. */
const ofPlatform = readdirSync(new URL('./migrations/', import.meta.url))
  .sort()
  .map((name) => `platform/${name.replace('.sql', '')}`);

describe('migrations', () => {
  it('run once, the platform first, then each module in the order of its files', async () => {
    const lending = aModule('lending', {
      '0002_more.sql': 'alter table firms add city text;',
      '0001_firms.sql': firms,
    });
    expect(await migrate(connection(), [lending], silentLog)).toEqual({ ok: true, value: ofPlatform.length + 2 });
    expect(await applied()).toEqual([...ofPlatform, 'lending/0001_firms', 'lending/0002_more']);
    expect(await migrate(connection(), [lending], silentLog)).toEqual({ ok: true, value: 0 });
    expect(await applied()).toHaveLength(ofPlatform.length + 2);
  });

  it('of a module make its tables in its own schema', async () => {
    await migrate(connection(), [aModule('lending', { '0001_firms.sql': firms })], silentLog);
    const { rows } = await owner.query(`select schemaname from pg_tables where tablename = 'firms'`);
    expect(rows).toEqual([{ schemaname: 'lending' }]);
  });

  it('tell the catalogue how each table is spread', async () => {
    await migrate(connection(), [aModule('lending', { '0001_firms.sql': firms })], silentLog);
    const { rows } = await owner.query(`select obj_description('lending.firms'::regclass) as kind`);
    expect(rows).toEqual([{ kind: 'distributed by enterprise_id' }]);
  });

  it('run up to a version where they are told to, and from there on later', async () => {
    const lending = aModule('lending', {
      '0001_firms.sql': firms,
      '0002_more.sql': 'alter table firms add city text;',
    });
    const version = new Set([...ofPlatform, 'lending/0001_firms']);
    expect(await migrate(connection(), [lending], silentLog, version)).toMatchObject({ value: version.size });
    expect(await migrate(connection(), [lending], silentLog)).toEqual({ ok: true, value: 1 });
  });

  it('that are added later run on their own', async () => {
    await migrate(connection(), [aModule('lending', { '0001_firms.sql': firms })], silentLog);
    const grown = aModule('lending', { '0002_more.sql': 'alter table firms add city text;' });
    expect(await migrate(connection(), [grown], silentLog)).toEqual({ ok: true, value: 1 });
  });

  it('run once when several servers start together', async () => {
    const lending = aModule('lending', { '0001_firms.sql': firms });
    const outcomes = await Promise.all([1, 2, 3].map(() => migrate(connection(), [lending], silentLog)));
    const counts = outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.reason.code));
    expect(counts.toSorted((one, other) => Number(one) - Number(other))).toEqual([0, 0, ofPlatform.length + 1]);
  });

  it('that were applied may not be changed; other line ends are no change', async () => {
    await migrate(connection(), [aModule('lending', { '0001_firms.sql': firms })], silentLog);
    const otherEnds = aModule('lending', { '0001_firms.sql': firms.replaceAll('\n', '\r\n') });
    expect(await migrate(connection(), [otherEnds], silentLog)).toEqual({ ok: true, value: 0 });
    const changed = aModule('lending', { '0001_firms.sql': `${firms}\n-- and more` });
    const [code, message] = await refusalOf(changed);
    expect([code, message]).toEqual(['migration_changed', expect.stringContaining('lending/0001_firms')]);
  });

  it('that fail leave nothing behind, neither of themselves nor of what would follow, and say where', async () => {
    const lending = aModule('lending', {
      '0001_firms.sql': firms,
      '0002_broken.sql': 'create table loans ();\n-- 重庆\nselect * from nowhere;',
      '0003_more.sql': 'create table later ();',
    });
    const [code, message] = await refusalOf(lending);
    expect([code, message]).toEqual(['migration_failed', expect.stringContaining('lending/0002_broken.sql:3')]);
    expect(await applied()).toEqual([...ofPlatform, 'lending/0001_firms']);
    const { rows } = await owner.query(`select tablename from pg_tables where schemaname = 'lending'`);
    expect(rows).toEqual([{ tablename: 'firms' }]);
  });

  it('that this version does not know mean that a newer one was here', async () => {
    const newer = aModule('lending', { '0001_firms.sql': firms, '0002_more.sql': 'alter table firms add city text;' });
    await migrate(connection(), [newer], silentLog);
    rmSync(new URL('0002_more.sql', newer.folder));
    expect((await refusalOf(newer))[0]).toBe('migration_unknown');
  });

  it('of a module that was taken out are let be', async () => {
    await migrate(connection(), [aModule('lending', { '0001_firms.sql': firms })], silentLog);
    expect(await migrate(connection(), [], silentLog)).toEqual({ ok: true, value: 0 });
  });

  it('may not be pushed in before those that were applied', async () => {
    await migrate(connection(), [aModule('lending', { '0002_firms.sql': firms })], silentLog);
    const earlier = aModule('lending', { '0001_before.sql': 'create table before ();' });
    expect((await refusalOf(earlier))[0]).toBe('migration_out_of_order');
  });

  it.each([[['1_firms.sql']], [['0001_Firms.sql']], [['0001_firms.SQL']], [['0001_one.sql', '0001_two.sql']]])(
    'are named by their number and a word, not %j',
    async (names) => {
      const source = aModule('lending', Object.fromEntries(names.map((name) => [name, 'select 1;'])));
      expect((await refusalOf(source))[0]).toBe('migration_misnamed');
    },
  );
});

describe('the role that serves', () => {
  it('may do what migrations grant, owns nothing, and makes nothing, not even for its session', async () => {
    await migrate(connection(), [aModule('lending', { '0001_firms.sql': firms })], silentLog);
    const serving = new Client({ ...postgres.serving, database: present(connection().database, 'its name') });
    await serving.connect();
    try {
      await serving.query(`insert into lending.firms values ('0198c3a0-0000-7000-8000-000000000001', '甲')`);
      expect((await serving.query('select name from lending.firms')).rows).toEqual([{ name: '甲' }]);
      await expect(serving.query('update lending.firms set name = $1', ['乙'])).rejects.toThrow('permission denied');
      await expect(serving.query('drop table lending.firms')).rejects.toThrow('must be owner');
      await expect(serving.query('create table lending.mine ()')).rejects.toThrow('permission denied');
      await expect(serving.query('create temporary table mine ()')).rejects.toThrow('permission denied');
      await expect(serving.query('select * from platform.migrations')).rejects.toThrow('permission denied');
    } finally {
      await serving.end();
    }
    const { rows } = await owner.query(
      `select count(*)::int as count from pg_class where relowner = 'leitu_server'::regrole`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});
