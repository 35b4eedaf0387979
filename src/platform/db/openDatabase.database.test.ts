import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aDataFolder } from '../../../tests/aDataFolder.ts';
import { type Log, silentLog } from '../log/log.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embeddedPostgres.ts';
import { type DatabasePlace, type OpenDatabase, openDatabase } from './openDatabase.ts';

// The PostgreSQL of one's own, in these tests, is one that the launcher has started for somebody else.
let foreign: EmbeddedPostgres;
let admin: Client;
beforeAll(async () => {
  const started = await startEmbeddedPostgres({ dataFolder: aDataFolder(), log: silentLog });
  if (!started.ok) throw new Error(started.reason.message.en);
  foreign = started.value;
  admin = new Client({ ...foreign.owner, user: 'leitu_admin', database: 'postgres' });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await foreign.stop();
});

const open: OpenDatabase[] = [];
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

async function openAt(place: Partial<DatabasePlace>, log: Log = silentLog): Promise<OpenDatabase> {
  const opened = await openDatabase({ dataFolder: '/nowhere', ...place }, [], log);
  if (!opened.ok) throw new Error(opened.reason.message.en);
  open.push(opened.value);
  return opened.value;
}

async function refusalOf(place: Partial<DatabasePlace>): Promise<[string, string]> {
  const opened = await openDatabase({ dataFolder: '/nowhere', ...place }, [], silentLog);
  if (opened.ok) {
    open.push(opened.value);
    throw new Error('the database was opened');
  }
  return [opened.reason.code, opened.reason.message.en];
}

function urlOf(user: string, database: string): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(foreign.owner.host ?? '')}`;
}

async function whoServes(database: OpenDatabase): Promise<unknown> {
  return (await database.pool.query('select current_user as serving, session_user as login')).rows[0];
}

describe('without DATABASE_URL', () => {
  it('the embedded PostgreSQL is started, migrated, served from as leitu_server, and stopped', async () => {
    const dataFolder = aDataFolder();
    const database = await openAt({ dataFolder, url: '' });
    expect(await whoServes(database)).toEqual({ serving: 'leitu_server', login: 'leitu_server' });
    await database.close();
    open.pop();
    expect(existsSync(`${dataFolder}/postgres/postmaster.pid`)).toBe(false);
  });

  it('whole numbers of 8 bytes arrive as bigint, and days as their text', async () => {
    const database = await openAt({ dataFolder: aDataFolder() });
    const { rows } = await database.pool.query(`select 9007199254740993::int8 as fen, date '2024-02-29' as day`);
    expect(rows).toEqual([{ fen: 9007199254740993n, day: '2024-02-29' }]);
  });
});

describe('with DATABASE_URL', () => {
  it('nothing embedded is started, and the connections of its user serve as leitu_server', async () => {
    const database = await openAt({ url: urlOf('leitu_owner', 'leitu') });
    expect(await whoServes(database)).toEqual({ serving: 'leitu_server', login: 'leitu_owner' });
    await expect(database.pool.query('create table public.mine ()')).rejects.toThrow('permission denied');
    expect(existsSync('/nowhere')).toBe(false);
  });

  it('an administrator of the server may be that user, and makes the role by starting', async () => {
    await admin.query('create database of_admin');
    const database = await openAt({ url: urlOf('leitu_admin', 'of_admin') });
    expect(await whoServes(database)).toEqual({ serving: 'leitu_server', login: 'leitu_admin' });
  });

  it('a user with no right but to a database of its own is enough where leitu_server was granted to it', async () => {
    await admin.query('create role modest login; grant leitu_server to modest');
    await admin.query('create database of_modest owner modest');
    const database = await openAt({ url: urlOf('modest', 'of_modest') });
    expect(await whoServes(database)).toEqual({ serving: 'leitu_server', login: 'modest' });
  });

  it('DATABASE_SERVER_URL names the user who serves', async () => {
    await admin.query('create role counter login in role leitu_server');
    await admin.query('grant connect on database leitu to counter');
    const database = await openAt({ url: urlOf('leitu_owner', 'leitu'), servingUrl: urlOf('counter', 'leitu') });
    expect(await whoServes(database)).toEqual({ serving: 'counter', login: 'counter' });
  });

  it('a user who is no member of leitu_server does not serve', async () => {
    await admin.query('create role outsider login; grant connect on database leitu to outsider');
    const [code] = await refusalOf({ url: urlOf('leitu_owner', 'leitu'), servingUrl: urlOf('outsider', 'leitu') });
    expect(code).toBe('serving_role_missing');
  });

  it('a user who owns what it serves is refused', async () => {
    const [code, message] = await refusalOf({
      url: urlOf('leitu_owner', 'leitu'),
      servingUrl: urlOf('leitu_owner', 'leitu'),
    });
    expect([code, message]).toEqual(['serving_role_too_strong', expect.stringContaining('leitu_owner')]);
  });

  it('a user to whom leitu_server was not granted is refused with what an administrator is to run', async () => {
    await admin.query('create role stranger login');
    await admin.query('create database of_stranger owner stranger');
    const [code, message] = await refusalOf({ url: urlOf('stranger', 'of_stranger') });
    expect([code, message]).toEqual([
      'serving_role_missing',
      expect.stringContaining('GRANT leitu_server TO stranger;'),
    ]);
  });

  it('a database that is not UTF-8 is refused', async () => {
    await admin.query(`create database of_ascii encoding sql_ascii locale 'C' locale_provider libc template template0`);
    expect((await refusalOf({ url: urlOf('leitu_admin', 'of_ascii') }))[0]).toBe('database_not_utf8');
  });

  it('a database that sorts by bytes is used, with a warning', async () => {
    await admin.query(`create database of_bytes encoding utf8 locale 'C' locale_provider libc template template0`);
    const warnings: string[] = [];
    await openAt({ url: urlOf('leitu_admin', 'of_bytes') }, { ...silentLog, warn: (_, words) => warnings.push(words) });
    expect(warnings).toEqual([expect.stringContaining('pinyin')]);
  });

  it.each([
    ['postgresql://leitu@127.0.0.1:1/leitu', 'ECONNREFUSED'],
    ['postgresql://leitu@no-such-host.invalid/leitu', 'no-such-host.invalid'],
    ['not a URL at all', ''],
  ])('%s cannot be reached, and the reason is told', async (url, reason) => {
    const [code, message] = await refusalOf({ url });
    expect([code, message]).toEqual(['database_unreachable', expect.stringContaining(reason)]);
  });
});
