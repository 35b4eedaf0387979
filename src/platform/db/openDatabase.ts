import { ok, present, type Refusal, type Result, refused } from '@leitu/kernel';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../log/log.ts';
import { type Database, makeDatabase } from './database.ts';
import { startEmbeddedPostgres } from './embeddedPostgres.ts';
import { isErrorCode } from './isErrorCode.ts';
import { type MigrationSource, migrate } from './migrate.ts';
import { refuse } from './refusals.ts';
import { servingRole } from './servingRole.ts';

/** Where the data are: in PostgreSQL of one's own, or in the embedded one. */
export interface DatabasePlace {
  /** DATABASE_URL: the database of one's own and the user who owns it. Without it the embedded PostgreSQL starts. */
  readonly url?: string | undefined;
  /** DATABASE_SERVER_URL: the same database by a user who is only a member of leitu_server. */
  readonly servingUrl?: string | undefined;
  /** The folder of the embedded PostgreSQL. */
  readonly dataFolder: string;
}

/** A database that is migrated and ready, until it is closed. */
export interface OpenDatabase extends Database {
  readonly close: () => Promise<void>;
}

/** Connects to the database, or starts it, migrates it as its owner and opens the connections that serve. */
export async function openDatabase(
  place: DatabasePlace,
  modules: readonly MigrationSource[],
  log: Log,
): Promise<Result<OpenDatabase, Refusal>> {
  const server = await findServer(place, log);
  if (!server.ok) return server;
  const { owner, serving, stop } = server.value;
  const migrated = await migrate(owner, modules, log);
  const database = makeDatabase(serving, log);
  const close = async () => {
    await database.pool.end();
    await stop();
  };
  const problem = migrated.ok ? await findFaultOfServing(database, serving) : migrated.reason;
  if (problem !== undefined) {
    await close();
    return refused(problem);
  }
  return ok({ ...database, close });
}

/** PostgreSQL, running, with the two ways to connect to it. */
export interface Server {
  readonly owner: ClientConfig;
  readonly serving: ClientConfig;
  readonly stop: () => Promise<void>;
}

/** Finds the PostgreSQL of a place, or starts the embedded one. */
export async function findServer(place: DatabasePlace, log: Log): Promise<Result<Server, Refusal>> {
  if (!place.url) return startEmbeddedPostgres({ dataFolder: place.dataFolder, log });
  // Without a user of its own for serving, the owner's connections become leitu_server before their first statement.
  const serving = place.servingUrl || withParameter(place.url, 'options', '-c role=leitu_server');
  return ok({
    owner: { connectionString: place.url },
    serving: { connectionString: serving },
    stop: async () => {},
  });
}

/** Added as text: an address with the host in its parameters (`postgres://me@/leitu?host=/run/postgresql`) is no URL to `new URL`. */
function withParameter(url: string, name: string, value: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

interface ServingRole {
  readonly name: string;
  readonly mayServe: boolean;
  readonly isPrivileged: boolean;
}

/** Proves on the live connection that the role which serves has no power of its own: row-level security rests on it. */
async function findFaultOfServing(database: Database, serving: ClientConfig): Promise<Refusal | undefined> {
  try {
    const { rows } = await database.pool.query<ServingRole>(
      `select rolname as name, pg_has_role(oid, $1, 'usage') as "mayServe",
              rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                or has_database_privilege(oid, current_database(), 'create')
                or exists (select from pg_class where relowner = pg_roles.oid) as "isPrivileged"
         from pg_roles where rolname = current_user`,
      [servingRole],
    );
    const role = present(rows[0], 'the current user is in pg_roles');
    if (!role.mayServe) return refuse('serving_role_missing', { user: role.name });
    return role.isPrivileged ? refuse('serving_role_too_strong', { user: role.name }) : undefined;
  } catch (error) {
    // 42501 insufficient_privilege, 22023 invalid_parameter_value: the user may not become leitu_server.
    if (isErrorCode(error, ['42501', '22023'])) {
      return refuse('serving_role_missing', { user: new Client(serving).user ?? '' });
    }
    return refuse('database_unreachable', { reason: error instanceof Error ? error.message : String(error) });
  }
}
