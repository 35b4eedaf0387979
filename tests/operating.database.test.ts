import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvent } from '../src/platform/audit/appendEvent.ts';
import { aDatabase } from './aDatabase.ts';
import { aDataFolder } from './aDataFolder.ts';
import { addFirm } from './aFirmRow.ts';
import { anActor } from './anActor.ts';

const platform = aDatabase();
/** Another that holds nothing. */
const empty = aDatabase();
const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'leitu-backup-'));
const backup = join(folder, 'leitu.backup');
afterAll(() => rmSync(folder, { recursive: true }));

/** Any text that has these words. */
const saying = (words: string) => expect.stringContaining(words) as string; // What vitest compares texts with.

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command on the database that a test names. */
function leitu(place: Record<string, string>, ...args: string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: '', ...place };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args, '--lang', 'en'], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

/** A database of this file, as a PostgreSQL of one's own. */
const own = (which = platform) => {
  const { host = '', user = '', database = '' } = which().server.owner;
  return { DATABASE_URL: `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}` };
};

const awkward = '福建 “示例”\t制表\n换行 \\N \\. \u2028 后';
beforeAll(async () => {
  const { owner, database } = platform();
  for (let number = 0; number < 20; number += 1) await addFirm(owner, `firm-${number}`, '350582');
  await owner.query('update enterprise.enterprises set name = $1', [awkward]);
  await owner.query(`update enterprise.evidence set content = decode('000a0d5c5c2eff', 'hex')`);
  await owner.query(
    `insert into enterprise.terms select gen_random_uuid(), repeat('x', number), '350582' from generate_series(1, 3000) as number`,
  );
  const office = anActor('office', 'office-admin', { region: '350582' });
  for (let number = 0; number < 10; number += 1) {
    await database.as(office, (transaction) =>
      appendEvent(transaction, office, { action: 'test.change', regionCode: '350582', detail: { after: awkward } }),
    );
  }
});

describe('leitu backup and leitu restore', () => {
  const restored = { LEITU_DATA: aDataFolder() };

  it("bring a PostgreSQL of one's own into an empty machine, the same to the last byte", async () => {
    const made = await leitu(own(), 'backup', backup);
    expect(made).toMatchObject({ code: 0 });
    expect(made.out).toMatch(/^\d+ tables with \d{4} rows are backed up/);
    const read = await leitu(restored, 'restore', backup);
    expect(read).toMatchObject({ code: 0, err: '' });

    const again = join(folder, 'again.backup');
    expect(await leitu(restored, 'backup', again)).toMatchObject({ code: 0 });
    const rowsOf = (path: string) => gunzipSync(readFileSync(path)).toString().split('\n').slice(1);
    expect(rowsOf(again)).toEqual(rowsOf(backup));
    expect(rowsOf(again).length).toBeGreaterThan(3100);
  });

  it('leave the restored database guarded, its audit whole and its tables well', async () => {
    expect(await leitu(restored, 'audit', 'verify')).toMatchObject({
      code: 0,
      out: saying('10 events, all whole'),
    });
    expect(await leitu(restored, 'doctor')).toMatchObject({ code: 0, out: saying('tables are well') });
  });

  it('never overwrite: neither a file nor a database that holds something', async () => {
    const before = statSync(backup).mtimeMs;
    expect(await leitu(own(), 'backup', backup)).toMatchObject({
      code: 2,
      err: saying('is there already'),
    });
    expect(statSync(backup).mtimeMs).toBe(before);
    expect(await leitu(restored, 'restore', backup)).toMatchObject({
      code: 2,
      err: saying('is not empty'),
    });
  });

  const broken: readonly (readonly [what: string, make: (path: string) => void, says: string])[] = [
    ['that is not there', () => undefined, 'cannot be read'],
    ['that is something else', (path) => writeFileSync(path, 'not a backup'), 'no backup of Leitu'],
    [
      'that is packed but something else',
      (path) => writeFileSync(path, gzipSync('{"format":"other"}\n')),
      'no backup of Leitu',
    ],
    [
      'that was cut off',
      (path) => {
        writeFileSync(path, readFileSync(backup));
        truncateSync(path, Math.floor(statSync(backup).size / 2));
      },
      'no backup of Leitu',
    ],
    [
      'of which a row was changed',
      (path) => repack(path, (text) => text.replace('xxxxxxx', 'xxxxxyx')),
      'no backup of Leitu',
    ],
    [
      'of which a row is gone',
      (path) => repack(path, (text) => text.replace(/\n[^\n]*\txxxxxxx\t[^\n]*/, '')),
      'no backup of Leitu',
    ],
    [
      'that names columns of its own',
      (path) => repack(path, (text) => text.replace('"enterprise_id"', '"(select 1)"')),
      'no backup of Leitu',
    ],
    [
      'of a newer version',
      (path) => repack(path, (text) => text.replace('0001_cultivation', '0009_cultivation')),
      'newer version',
    ],
    [
      'of an older version',
      (path) => repack(path, (text) => text.replace(/,\{"module":"platform","name":"0002[^}]*\}/, '')),
      'older version',
    ],
  ];
  it.each(broken)('refuse a file %s, and leave the database as empty as it was', async (what, make, says) => {
    const path = join(folder, `${what}.backup`);
    make(path);
    const before = await rowsByTable();
    const refused = await leitu(own(empty), 'restore', path);
    expect(refused.err).toContain(says);
    expect(refused.code).toBe(2);
    expect(await rowsByTable()).toEqual(before);
  });

  it('find it empty still, after all these', async () => {
    const made = await leitu(own(empty), 'backup', join(folder, 'empty.backup'));
    expect(made.out).toContain('tables with 0 rows');
  });

  /** How many rows each table of the empty database has; only that of its migrations has any. */
  async function rowsByTable(): Promise<Readonly<Record<string, number>>> {
    const { owner } = empty();
    const { rows: tables } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const counted: Record<string, number> = {};
    for (const { name } of tables) {
      counted[name] = (await owner.query<{ n: number }>(`select count(*)::int as n from ${name}`)).rows[0]?.n ?? 0;
    }
    return counted;
  }

  function repack(path: string, change: (text: string) => string): void {
    const text = gunzipSync(readFileSync(backup)).toString('latin1');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(path, gzipSync(Buffer.from(changed, 'latin1')));
  }
});

describe('leitu audit verify', () => {
  it('says where a chain breaks, and ends with 1', async () => {
    await platform().owner.query(`update platform.audit_events set detail = '{}' where position = 4`);
    const verified = await leitu(own(), 'audit', 'verify');
    expect(verified.code).toBe(1);
    expect(verified.out).toContain('Chain region:350582: event 4 has been changed.');
  });
});

describe('leitu doctor', () => {
  it('names a table that has something wrong with it, and ends with 1', async () => {
    await platform().owner.query('create table enterprise.planted (enterprise_id uuid, code text unique)');
    const examined = await leitu(own(), 'doctor');
    await platform().owner.query('drop table enterprise.planted');
    expect(examined.code).toBe(1);
    expect(examined.out).toMatch(/enterprise\.planted .*does not say how it is spread/);
  });
});

it('leitu backup of a database that holds nothing says so', async () => {
  const made = await leitu({ LEITU_DATA: aDataFolder() }, 'backup', join(folder, 'nothing.backup'));
  expect(made).toMatchObject({ code: 2, err: saying('The database is empty') });
});

describe('leitu migrate', () => {
  it('makes an empty database ready, and does nothing the second time', async () => {
    const place = { LEITU_DATA: aDataFolder() };
    expect((await leitu(place, 'migrate')).out).toMatch(/[1-9]\d* migrations were applied/);
    expect((await leitu(place, 'migrate')).out).toMatch(/; 0 migrations were applied/);
  });
});
