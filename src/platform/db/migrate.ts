import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ok, present, type Refusal, type Result, refused } from '@leitu/kernel';
import { Client, type ClientConfig, DatabaseError } from 'pg';
import type { Log } from '../log/log.ts';
import { distributeTables, findUndistributed } from './distributeTables.ts';
import { isErrorCode } from './isErrorCode.ts';
import { findUnsuitedPolicies, suitPolicies } from './policySettings.ts';
import { refuse } from './refusals.ts';
import { servingRole } from './servingRole.ts';
import { tableKindsIn } from './tableKinds.ts';

/** A schema of the database and the folder of its migrations, `0001_word.sql` and so on. */
export interface MigrationSource {
  /** PostgreSQL's schema and the module's word: the files run with it as the only search path. */
  readonly schema: string;
  readonly folder: URL;
}

interface Migration {
  readonly schema: string;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface Applied {
  readonly module: string;
  readonly name: string;
  readonly checksum: string;
}

/** The platform's own tables come first: among them the list of what was applied. */
const platform: MigrationSource = { schema: 'platform', folder: new URL('./migrations/', import.meta.url) };

/** Held while migrating, so that of several servers that start together one migrates. The number is arbitrary. */
const migrationLock = 0x6c_65_69_75;

/**
 * Brings the database to what the files say: each file that was not applied runs once, in its order, in a transaction of its own which
 * also remembers it. Gives the number of files applied. When there is nothing to do it takes no lock and costs a few questions.
 */
export async function migrate(
  owner: ClientConfig,
  modules: readonly MigrationSource[],
  log: Log,
  /** Only these, by `module/name`: the version that a backup is of. */
  only?: ReadonlySet<string>,
): Promise<Result<number, Refusal>> {
  const read = readMigrations([platform, ...modules]);
  if (!read.ok) return read;
  const files = read.value.filter(({ schema, name }) => only?.has(titleOf(schema, name)) ?? true);
  const client = new Client(owner);
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    return refused(refuse('database_unreachable', { reason: reasonOf(error) }));
  }
  try {
    const suitable = await checkServer(client, log);
    if (!suitable.ok) return suitable;
    const pending = findPending(files, await readApplied(client), only);
    if (!pending.ok) return pending;
    const isDone =
      pending.value.length === 0 &&
      (await findUndistributed(client)).length === 0 &&
      (await findUnsuitedPolicies(client)).length === 0;
    return isDone ? ok(0) : await applyUnderLock(client, files, only, log);
  } finally {
    await client.end();
  }
}

function readMigrations(sources: readonly MigrationSource[]): Result<Migration[], Refusal> {
  const migrations: Migration[] = [];
  for (const { schema, folder } of sources) {
    const numbers = new Set<string>();
    for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
      const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
      if (number === undefined || numbers.has(number)) {
        return refused(refuse('migration_misnamed', { file: `${schema}/${name}` }));
      }
      numbers.add(number);
      // Git may check the file out with other line ends; that is no change.
      const sql = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      migrations.push({ schema, name: name.replace(/\.sql$/, ''), sql, checksum });
    }
  }
  return ok(migrations);
}

async function checkServer(client: Client, log: Log): Promise<Result<void, Refusal>> {
  const { rows } = await client.query<{ version: string; number: number; encoding: string; sortsByPinyin: boolean }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            pg_encoding_to_char(encoding) as encoding, '重庆' < '上海' as "sortsByPinyin"
       from pg_database where datname = current_database()`,
  );
  const server = present(rows[0], 'the connected database is in pg_database');
  if (server.number < 150_000) return refused(refuse('database_too_old', { found: server.version }));
  if (server.encoding !== 'UTF8') return refused(refuse('database_not_utf8', { found: server.encoding }));
  if (!server.sortsByPinyin)
    log.warn({}, 'the database does not sort Chinese by pinyin: make it with ICU locale zh-Hans-CN');
  return ok(undefined);
}

async function readApplied(client: Client): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('platform.migrations') is not null as exists`,
  );
  if (!rows[0]?.exists) return [];
  const applied = await client.query<Applied>('select module, name, checksum from platform.migrations');
  return applied.rows;
}

/** The files still to run, in order; refuses when files and database tell different stories. */
function findPending(
  files: readonly Migration[],
  applied: readonly Applied[],
  only: ReadonlySet<string> | undefined,
): Result<Migration[], Refusal> {
  const byTitle = new Map(files.map((file) => [titleOf(file.schema, file.name), file]));
  const schemas = new Set(files.map((file) => file.schema));
  for (const { module, name, checksum } of applied) {
    const migration = titleOf(module, name);
    // A module that was taken out keeps its tables and its history.
    if (!schemas.has(module) || only?.has(migration) === false) continue;
    const file = byTitle.get(migration);
    if (file === undefined) return refused(refuse('migration_unknown', { migration }));
    if (file.checksum !== checksum) return refused(refuse('migration_changed', { migration }));
  }
  const done = new Set(applied.map(({ module, name }) => titleOf(module, name)));
  const pending = files.filter((file) => !done.has(titleOf(file.schema, file.name)));
  for (const { schema, name } of pending) {
    const later = applied.find((row) => row.module === schema && row.name > name);
    if (later !== undefined) {
      return refused(refuse('migration_out_of_order', { migration: titleOf(schema, name), applied: later.name }));
    }
  }
  return ok(pending);
}

function titleOf(schema: string, name: string): string {
  return `${schema}/${name}`;
}

async function applyUnderLock(
  client: Client,
  files: readonly Migration[],
  only: ReadonlySet<string> | undefined,
  log: Log,
): Promise<Result<number, Refusal>> {
  // The lock belongs to the session: it is released when the connection ends, however that comes about.
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  // Another server may have migrated while this one waited.
  const pending = findPending(files, await readApplied(client), only);
  if (!pending.ok) return pending;
  const role = await makeServingRole(client);
  if (!role.ok) return role;
  for (const migration of pending.value) {
    const applied = await apply(client, migration);
    if (!applied.ok) return applied;
    log.info({ migration: titleOf(migration.schema, migration.name) }, 'migration applied');
  }
  await suitPolicies(client, await findUnsuitedPolicies(client), log);
  // What Citus is told of a table it finds there: its keys, policies and rights.
  try {
    await distributeTables(client, await findUndistributed(client), log);
  } catch (error) {
    return refused(refuse('distribution_failed', { reason: reasonOf(error) }));
  }
  return ok(pending.value.length);
}

/** Makes the role that serves, where an administrator has not; PostgreSQL's owner of everything must be able to act as it. */
async function makeServingRole(client: Client): Promise<Result<void, Refusal>> {
  const { rows } = await client.query<{ user: string; exists: boolean }>(
    'select current_user as user, exists (select from pg_roles where rolname = $1) as exists',
    [servingRole],
  );
  if (rows[0]?.exists) return ok(undefined);
  try {
    await client.query(`create role ${servingRole}`);
    await client.query(`grant ${servingRole} to current_user`);
  } catch (error) {
    // 42501 insufficient_privilege; 42710 duplicate_object: a server on another database of the same cluster was faster.
    if (isErrorCode(error, ['42501'])) return refused(refuse('serving_role_missing', { user: rows[0]?.user ?? '' }));
    if (!isErrorCode(error, ['42710', '23505'])) throw error;
  }
  return ok(undefined);
}

async function apply(client: Client, { schema, name, sql, checksum }: Migration): Promise<Result<void, Refusal>> {
  try {
    await client.query('begin');
    await client.query(`create schema if not exists ${schema}`);
    await client.query(`grant usage on schema ${schema} to ${servingRole}`);
    await client.query(`set local search_path to ${schema}`);
    await client.query(sql);
    for (const [table, kind] of tableKindsIn(sql)) await client.query(`comment on table ${table} is '${kind}'`);
    await client.query('insert into platform.migrations (module, name, checksum) values ($1, $2, $3)', [
      schema,
      name,
      checksum,
    ]);
    await client.query('commit');
    return ok(undefined);
  } catch (error) {
    // If the connection is gone, so is the transaction.
    await client.query('rollback').catch(() => {});
    const place = `${titleOf(schema, name)}.sql${lineOf(error, sql)}`;
    return refused(refuse('migration_failed', { place, reason: reasonOf(error) }));
  }
}

/** PostgreSQL counts the characters up to the mistake, from 1; not every mistake has a place. */
function lineOf(error: unknown, sql: string): string {
  if (!(error instanceof DatabaseError) || error.position === undefined) return '';
  const before = Array.from(sql).slice(0, Number(error.position) - 1);
  return `:${before.filter((character) => character === '\n').length + 1}`;
}

function reasonOf(error: unknown): string {
  // Node gathers the failures of several addresses of one name in an error without words of its own.
  if (error instanceof AggregateError) return error.errors.map(String).join('; ');
  return error instanceof Error ? error.message : String(error);
}
