import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { present } from '@leitu/kernel';
import { Client, type ClientConfig } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aDataFolder } from '../../../tests/aDataFolder.ts';
import { silentLog } from '../log/log.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embeddedPostgres.ts';
import { embeddedPackage } from './postgresBinaries.ts';
import { isPostmasterOf, recordedPostmaster } from './postmaster.ts';

const isRoot = process.getuid?.() === 0;

const running: EmbeddedPostgres[] = [];
afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
});

async function start(dataFolder: string, packageFolder?: string): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({
    dataFolder,
    log: silentLog,
    ...(packageFolder === undefined ? {} : { packageFolder }),
  });
  if (!started.ok) throw new Error(started.reason.message.en);
  running.push(started.value);
  return started.value;
}

async function refusalOf(dataFolder: string): Promise<{ code: string; en: string }> {
  const started = await startEmbeddedPostgres({ dataFolder, log: silentLog });
  if (!started.ok) return { code: started.reason.code, en: started.reason.message.en };
  running.push(started.value);
  throw new Error('PostgreSQL started');
}

async function ask<Row>(connection: ClientConfig, question: string): Promise<Row[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<Row & object>(question);
    return rows;
  } finally {
    await client.end();
  }
}

function postmasterOf({ cluster }: EmbeddedPostgres): number {
  return present(recordedPostmaster(cluster), 'PostgreSQL runs');
}

async function untilGone(cluster: string, pid: number): Promise<void> {
  while (isPostmasterOf(cluster, pid)) await new Promise((resolve) => setImmediate(resolve));
}

/** What a folder of data holds, but for the copy of the programs that a clone below a closed folder brings with it. */
function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('postgresql-'))
    .sort();
}

describe('the database that is made on the first start', () => {
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    postgres = await start(aDataFolder());
    running.pop();
  });
  afterAll(() => postgres.stop());

  it('is UTF-8, sorts Chinese by pinyin by ICU rules, and its characters are not those of the C locale', async () => {
    const [locale] = await ask(
      postgres.owner,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale, datctype <> 'C' as "hasCharacters"
         from pg_database where datname = current_database()`,
    );
    expect(locale).toEqual({ encoding: 'UTF8', provider: 'i', locale: 'zh-Hans-CN', hasCharacters: true });
    const sorted = await ask<{ city: string }>(
      postgres.owner,
      `select city from unnest(array['重庆', '北京', '上海', '深圳', '安徽', 'Beijing']) as city order by city`,
    );
    // 重 of 重庆 is zhòng or chóng; alone among characters ICU takes the reading of the city's name.
    expect(sorted.map(({ city }) => city)).toEqual(['安徽', '北京', '重庆', '上海', '深圳', 'Beijing']);
  });

  it('finds Chinese by trigrams', async () => {
    await ask(postgres.owner, 'create extension pg_trgm');
    expect(await ask(postgres.owner, `select similarity('精密机械制造', '精密机械') > 0.3 as found`)).toEqual([
      { found: true },
    ]);
  });

  it('is reached through its socket and no network, by its user alone', async () => {
    expect(await ask(postgres.owner, `select current_setting('listen_addresses') as addresses`)).toEqual([
      { addresses: '' },
    ]);
    expect(statSync(present(postgres.owner.host, 'the socket folder')).mode & 0o077).toBe(0);
  });

  it('is served by a role that owns nothing and may make nothing', async () => {
    const { serving } = postgres;
    const [role] = await ask(
      serving,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, has_schema_privilege('public', 'create') as creates,
              (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
         from pg_roles where rolname = session_user`,
    );
    expect(role).toEqual({
      rolname: 'leitu_server',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      creates: false,
      owned: 0,
    });
    await expect(ask(serving, 'create table public.mine ()')).rejects.toThrow('permission denied');
    await expect(ask(serving, 'create schema mine')).rejects.toThrow('permission denied');
    await expect(ask(serving, 'set role leitu_owner')).rejects.toThrow('permission denied');
    await expect(ask({ ...serving, database: 'postgres' }, 'select 1')).rejects.toThrow('permission denied');
  });

  it.skipIf(!isRoot)('is not run by root', () => {
    expect(statSync(postgres.cluster).uid).not.toBe(0);
    expect(statSync(`/proc/${postmasterOf(postgres)}`).uid).toBe(statSync(postgres.cluster).uid);
  });
});

describe('starting again', () => {
  it('keeps what was there', async () => {
    const folder = aDataFolder();
    const first = await start(folder);
    await ask(first.owner, `create table public.firms as select '甲' as name`);
    await first.stop();
    running.pop();
    const second = await start(folder);
    expect(await ask(second.owner, 'select name from public.firms')).toEqual([{ name: '甲' }]);
  });

  it('attaches to PostgreSQL that runs, and the last to leave stops it', async () => {
    const folder = aDataFolder();
    const first = await start(folder);
    const second = await start(folder);
    const pid = postmasterOf(first);
    expect(postmasterOf(second)).toBe(pid);
    await first.stop();
    expect(await ask(second.owner, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    running.length = 0;
    expect(isPostmasterOf(second.cluster, pid)).toBe(false);
    expect(existsSync(join(second.cluster, 'postmaster.pid'))).toBe(false);
  });

  it('several at the same moment make one database and run one PostgreSQL', async () => {
    const folder = aDataFolder();
    const all = await Promise.all([start(folder), start(folder), start(folder)]);
    expect(new Set(all.map(postmasterOf)).size).toBe(1);
    expect(namesIn(folder)).toEqual(['postgres', 'postgres.log']);
  });

  it('one that starts while the last one stops waits and starts PostgreSQL again', async () => {
    const folder = aDataFolder();
    const first = await start(folder);
    running.pop();
    const [second] = await Promise.all([start(folder), first.stop()]);
    expect(await ask(second.owner, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('brings PostgreSQL back when it dies under a running server', async () => {
    const postgres = await start(aDataFolder());
    const pid = postmasterOf(postgres);
    process.kill(pid, 'SIGKILL');
    await untilGone(postgres.cluster, pid);
    const isBack = async () => {
      try {
        return (await ask(postgres.serving, 'select 1')).length === 1;
      } catch {
        return false;
      }
    };
    await expect.poll(isBack, { timeout: 30_000 }).toBe(true);
    expect(postmasterOf(postgres)).not.toBe(pid);
  });
});

describe('what a crash leaves behind does not stand in the way', () => {
  it('a lock file that names a process which is another program', async () => {
    const folder = aDataFolder();
    const first = await start(folder);
    const pid = postmasterOf(first);
    const lock = readFileSync(join(first.cluster, 'postmaster.pid'), 'utf8');
    const socketLock = join(first.cluster, '.s.PGSQL.5432.lock');
    const other = readFileSync(socketLock, 'utf8');
    await first.stop();
    running.pop();
    // After a restart of the machine the number may be that of any program, even one of the same user.
    const program = spawn('sleep', ['600'], { uid: statSync(first.cluster).uid });
    onTestFinished(() => void program.kill());
    writeFileSync(join(first.cluster, 'postmaster.pid'), lock.replace(String(pid), String(program.pid)));
    writeFileSync(socketLock, other.replace(String(pid), String(program.pid)));
    const second = await start(folder);
    expect(postmasterOf(second)).not.toBe(program.pid);
  });

  it('a data folder that was half made', async () => {
    const folder = aDataFolder();
    mkdirSync(join(folder, 'postgres.unfinished-999999999-cafe', 'base'), { recursive: true });
    await start(folder);
    expect(namesIn(folder)).toEqual(['postgres', 'postgres.log']);
  });

  it('a database that was not made, of which the roles were', async () => {
    const folder = aDataFolder();
    const first = await start(folder);
    await first.stop();
    const again = await start(folder);
    const admin = { ...again.owner, user: 'leitu_admin', database: 'postgres' };
    await ask(admin, 'drop database leitu with (force)');
    running.length = 0;
    await again.stop();
    const last = await start(folder);
    expect(await ask(last.owner, 'select current_database() as name')).toEqual([{ name: 'leitu' }]);
  });
});

describe('where the data are', () => {
  it('under a path too long for a socket, the socket is in a short folder that nobody else enters and that goes at the end', async () => {
    const folder = join(dirname(aDataFolder()), '累土'.repeat(12), '数据'.repeat(12));
    const postgres = await start(folder);
    const socketFolder = present(postgres.owner.host, 'the socket folder');
    expect(socketFolder).toMatch(/^\/tmp\/leitu-\d+-[0-9a-f]{16}$/);
    expect(statSync(socketFolder).mode & 0o077).toBe(0);
    const second = await start(folder);
    expect(postmasterOf(second)).toBe(postmasterOf(postgres));
    await second.stop();
    await postgres.stop();
    running.length = 0;
    expect(existsSync(socketFolder)).toBe(false);
  });

  it('a path with blanks, commas and quotes is a path like any other', async () => {
    const postgres = await start(join(aDataFolder(), 'a b, "c"'));
    expect(await ask(postgres.owner, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.skipIf(!isRoot)(
    'below a closed folder they are elsewhere, shown by a link, and a copy of the programs runs',
    async () => {
      const closed = dirname(aDataFolder());
      chmodSync(closed, 0o700);
      const clone = join(closed, 'clone');
      const packageFolder = join(clone, 'node_modules', 'postgres');
      cpSync(present(embeddedPackage(), 'the package'), packageFolder, { recursive: true, verbatimSymlinks: true });
      // As npm leaves it when it runs no install scripts.
      for (const name of readdirSync(join(packageFolder, 'native', 'lib'))) {
        if (/^lib(pq|icu[a-z0-9]*)\.so(\.\d+)?$/.test(name)) rmSync(join(packageFolder, 'native', 'lib', name));
      }
      const first = await start(join(clone, '.data'), packageFolder);
      onTestFinished(() => rmSync(dirname(first.cluster), { recursive: true }));
      expect(first.cluster).toMatch(/^\/var\/lib\/leitu\/clone-[0-9a-f]{8}\/postgres$/);
      expect(readlinkSync(join(clone, '.data', 'postgres'))).toBe(first.cluster);
      expect(readdirSync(dirname(first.cluster)).some((name) => name.startsWith('postgresql-'))).toBe(true);
      await ask(first.owner, `create table public.firms as select '甲' as name`);
      await first.stop();
      running.pop();
      const second = await start(join(clone, '.data'), packageFolder);
      expect(await ask(second.owner, 'select name from public.firms')).toEqual([{ name: '甲' }]);
    },
  );

  it.skipIf(!isRoot)('programs installed for root alone are copied, and the data stay in their place', async () => {
    const folder = aDataFolder();
    const packageFolder = join(dirname(folder), 'package');
    cpSync(present(embeddedPackage(), 'the package'), packageFolder, { recursive: true, verbatimSymlinks: true });
    chmodSync(join(packageFolder, 'native'), 0o700);
    const postgres = await start(folder, packageFolder);
    expect(postgres.cluster).toBe(join(realpathSync(folder), 'postgres'));
  });
});

describe('what cannot be started is refused with what to do', () => {
  it('data of another version', async () => {
    const folder = aDataFolder();
    await (await start(folder)).stop();
    running.pop();
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '9.6\n');
    const { code, en } = await refusalOf(folder);
    expect(code).toBe('data_of_another_version');
    expect(en).toMatch(/9\.6.*18.*pg_dump/);
  });

  it('files that are no data', async () => {
    const folder = aDataFolder();
    await (await start(folder)).stop();
    running.pop();
    rmSync(join(folder, 'postgres', 'PG_VERSION'));
    expect((await refusalOf(folder)).code).toBe('data_not_postgres');
  });

  it('data that PostgreSQL cannot read, with its own last words', async () => {
    const folder = aDataFolder();
    await (await start(folder)).stop();
    running.pop();
    writeFileSync(join(folder, 'postgres', 'global', 'pg_control'), '');
    const started = await startEmbeddedPostgres({ dataFolder: folder, log: silentLog });
    expect(started).toMatchObject({ ok: false, reason: { code: 'postgres_failed' } });
    expect(JSON.stringify(started)).toContain('pg_control');
  });

  it('a data folder that is a file', async () => {
    const folder = aDataFolder();
    writeFileSync(folder, '');
    expect((await refusalOf(folder)).code).toBe('data_not_writable');
  });

  it.skipIf(!isRoot)('data that were moved away from where the link points', async () => {
    const closed = dirname(aDataFolder());
    chmodSync(closed, 0o700);
    const folder = join(closed, 'clone', '.data');
    const first = await start(folder);
    await first.stop();
    running.pop();
    rmSync(dirname(first.cluster), { recursive: true });
    const { code, en } = await refusalOf(folder);
    expect(code).toBe('data_gone');
    expect(en).toContain(join(folder, 'postgres'));
  });

  it.skipIf(!isRoot)('data in a folder that was closed afterwards', async () => {
    const folder = aDataFolder();
    await (await start(folder)).stop();
    running.pop();
    chmodSync(dirname(folder), 0o700);
    expect((await refusalOf(folder)).code).toBe('data_out_of_reach');
  });
});
