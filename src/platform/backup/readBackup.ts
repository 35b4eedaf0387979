import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { Client, type ClientConfig } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ZodType } from 'zod';
import { isErrorCode } from '../db/isErrorCode.ts';
import { backupFoot, backupHeading, endOfRows, tableFoot, tableHeading } from './backupFile.ts';
import { type KeptTable, keptTables } from './keptTables.ts';
import { refuseBackup } from './refusals.ts';
import type { BackupSummary } from './writeBackup.ts';

/** Leaves the transaction of a restore with the reason why there is none. */
class CannotRestore extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Fills an empty database, already migrated, with what a backup holds: whole or not at all. The owner lifts the forced row-level security
 * for the length of the transaction, since COPY does not write under it.
 */
export async function readBackup(owner: ClientConfig, path: string): Promise<Result<BackupSummary, Refusal>> {
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    const summary = await restore(client, path);
    await client.query('commit');
    return ok(summary);
  } catch (error) {
    return refused(refusalOf(error, path));
  } finally {
    await client.end();
  }
}

function refusalOf(error: unknown, path: string): Refusal {
  if (error instanceof CannotRestore) return error.refusal;
  if (isErrorCode(error, ['ENOENT', 'EACCES', 'EISDIR'])) {
    return refuseBackup('backup_unreadable', { path, reason: String(error) });
  }
  if (isErrorCode(error, ['Z_DATA_ERROR', 'Z_BUF_ERROR']))
    return refuseBackup('backup_not_one', { path, place: 'gzip' });
  throw error;
}

/** The migrations of the version that made a backup, by `module/name`. */
export async function migrationsOfBackup(path: string): Promise<Result<ReadonlySet<string>, Refusal>> {
  const { reader, close } = openLines(path);
  try {
    const { migrations } = await reader.read(backupHeading);
    return ok(new Set(migrations.map(titleOf)));
  } catch (error) {
    return refused(refusalOf(error, path));
  } finally {
    close();
  }
}

function openLines(path: string) {
  const file = createReadStream(path);
  const unpacked = createGunzip();
  const reading = pipeline(file, unpacked);
  // Told by the walk over the lines.
  reading.catch(() => {});
  return { reader: new LineReader(unpacked, path), reading, close: () => file.destroy() };
}

async function restore(client: Client, path: string): Promise<BackupSummary> {
  const { reader, reading } = openLines(path);
  await checkMigrations(client, await reader.read(backupHeading));
  const tables = new Map((await keptTables(client)).map((table) => [table.name, table]));
  await checkEmpty(client, [...tables.values()]);
  const summary = { tables: 0, rows: 0 };
  for (;;) {
    const line = await reader.next();
    const foot = backupFoot.safeParse(parseJson(line));
    if (foot.success) {
      await reading;
      if (foot.data.tables !== summary.tables) throw reader.broken();
      return summary;
    }
    const heading = tableHeading.safeParse(parseJson(line));
    const table = heading.success ? tables.get(heading.data.table) : undefined;
    const isWhole = heading.success && heading.data.columns.join() === table?.columns.join();
    if (table === undefined || !isWhole) throw reader.broken();
    summary.rows += await restoreTable(client, table, reader);
    summary.tables += 1;
  }
}

/** Lines of a backup, one after the other, with their number for whoever has to find the fault. Only a line feed ends a line. */
class LineReader {
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #path: string;
  #rest: Buffer = Buffer.alloc(0);
  #number = 0;

  constructor(pieces: AsyncIterable<Buffer>, path: string) {
    this.#pieces = pieces[Symbol.asyncIterator]();
    this.#path = path;
  }

  async next(): Promise<string> {
    return (await this.nextBytes()).toString();
  }

  /** The bytes of a line, without the line feed. */
  async nextBytes(): Promise<Buffer> {
    this.#number += 1;
    for (;;) {
      const end = this.#rest.indexOf(0x0a);
      if (end >= 0) {
        const line = this.#rest.subarray(0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      const piece = await this.#pieces.next();
      if (piece.done) throw this.broken();
      this.#rest = Buffer.concat([this.#rest, piece.value]);
    }
  }

  async read<Shape>(schema: ZodType<Shape>): Promise<Shape> {
    const parsed = schema.safeParse(parseJson(await this.next()));
    if (!parsed.success) throw this.broken();
    return parsed.data;
  }

  broken(): CannotRestore {
    return new CannotRestore(refuseBackup('backup_not_one', { path: this.#path, place: `line ${this.#number}` }));
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function titleOf({ module, name }: { readonly module: string; readonly name: string }): string {
  return `${module}/${name}`;
}

/** Backup and database must be of the same version: the rows of one would not fit the tables of the other. */
async function checkMigrations(
  client: Client,
  { migrations }: { readonly migrations: readonly { module: string; name: string }[] },
) {
  const { rows } = await client.query<{ module: string; name: string }>('select module, name from platform.migrations');
  const [ours, theirs] = [rows.map(titleOf), migrations.map(titleOf)];
  const unknown = theirs.find((title) => !ours.includes(title));
  if (unknown !== undefined) throw new CannotRestore(refuseBackup('backup_of_newer_version', { migration: unknown }));
  const missing = ours.find((title) => !theirs.includes(title));
  if (missing !== undefined) throw new CannotRestore(refuseBackup('restore_of_older_version', { migration: missing }));
}

async function checkEmpty(client: Client, tables: readonly KeptTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await client.query(`select from ${name} limit 1`);
    if (rows.length > 0) throw new CannotRestore(refuseBackup('restore_not_empty', { table: name }));
  }
}

const endOfRowsBytes = Buffer.from(endOfRows);
const lineFeed = Buffer.from('\n');
const linesAtOnce = 1000;

async function restoreTable(client: Client, { name, columns }: KeptTable, reader: LineReader): Promise<number> {
  await client.query(`alter table ${name} no force row level security`);
  const hash = createHash('sha256');
  let rows = 0;
  async function* pieces(): AsyncGenerator<Buffer, void, void> {
    let lines: Buffer[] = [];
    for (;;) {
      const line = await reader.nextBytes();
      const isEnd = line.equals(endOfRowsBytes);
      if (!isEnd) {
        rows += 1;
        lines.push(line, lineFeed);
      }
      if (!isEnd && lines.length < linesAtOnce) continue;
      const piece = Buffer.concat(lines);
      hash.update(piece);
      yield piece;
      if (isEnd) return;
      lines = [];
    }
  }
  await pipeline(Readable.from(pieces()), client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`)));
  const foot = await reader.read(tableFoot);
  if (foot.rows !== rows || foot.sha256 !== hash.digest('hex')) throw reader.broken();
  const { rows: secured } = await client.query<{ isSecured: boolean }>(
    'select relrowsecurity as "isSecured" from pg_class where oid = $1::regclass',
    [name],
  );
  if (secured[0]?.isSecured) await client.query(`alter table ${name} force row level security`);
  return rows;
}
