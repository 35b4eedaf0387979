import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../log/log.ts';
import { findCluster, findHomeOfPrograms, makeCluster, superuser } from './clusterFolder.ts';
import { isAbsent, isPassing } from './databaseAway.ts';
import { isErrorCode } from './isErrorCode.ts';
import { embeddedPackage, type PostgresBinaries, prepareBinaries } from './postgresBinaries.ts';
import {
  dropSocketFolder,
  isPostmasterOf,
  type Launch,
  launchPostmaster,
  makeSocketFolder,
  recordedPostmaster,
  socketPort,
} from './postmaster.ts';
import { refuse } from './refusals.ts';
import { servingRole } from './servingRole.ts';
import { choosePostgresUser, type SystemUser } from './systemUser.ts';

/** The cluster's database, and the user who owns everything in it. */
const databaseName = 'leitu';
const ownerRole = 'leitu_owner';

/** Every server holds this advisory lock, shared, as long as it uses the cluster. The number is arbitrary: "leitu" in ASCII. */
const usersLock = 0x6c_65_69_74;

const pollMilliseconds = 20;
const relaunchMilliseconds = 200;
const reportMilliseconds = 5000;
/** A PostgreSQL that does not do by then what it was told, and says nothing, will not. */
const patienceMilliseconds = 60_000;

/** PostgreSQL run by this project, in use by this server until it stops. */
export interface EmbeddedPostgres {
  /** How to connect as the owner, for migrations. */
  readonly owner: ClientConfig;
  /** How to connect as the role that serves and owns nothing. */
  readonly serving: ClientConfig;
  /** The cluster's files; PostgreSQL's log lies beside them. */
  readonly cluster: string;
  /** Ends the use of the cluster; the last server to do so stops PostgreSQL. */
  readonly stop: () => Promise<void>;
}

interface Cluster {
  readonly folder: string;
  readonly socketFolder: string;
  readonly binaries: PostgresBinaries;
  readonly user: SystemUser | undefined;
  readonly log: Log;
}

/**
 * Brings the embedded PostgreSQL up and keeps it up: makes its data on the first start, attaches to one that outlived its server or
 * that another server has started, and starts it again when it dies while this server runs.
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string;
  log: Log;
  /** The package with the binaries, when it is not the installed one. */
  packageFolder?: string;
}): Promise<Result<EmbeddedPostgres, Refusal>> {
  const dataFolder = resolve(options.dataFolder);
  try {
    const cluster = await prepare(dataFolder, options.log, options.packageFolder ?? embeddedPackage());
    if (!cluster.ok) return cluster;
    const attached = await attach(cluster.value);
    if (!attached.ok) return attached;
    return ok({
      owner: connectionAs(cluster.value, ownerRole, databaseName),
      serving: connectionAs(cluster.value, servingRole, databaseName),
      cluster: cluster.value.folder,
      stop: keepAttached(cluster.value, attached.value),
    });
  } catch (error) {
    if (!isErrorCode(error, unwritableCodes)) throw error;
    return refused(refuse('data_not_writable', { folder: dataFolder, reason: String(error) }));
  }
}

/** Why files cannot be made: not allowed, a file in the place of a folder, or no room. */
const unwritableCodes = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EDQUOT'];

async function prepare(
  dataFolder: string,
  log: Log,
  packageFolder: string | undefined,
): Promise<Result<Cluster, Refusal>> {
  const user = choosePostgresUser([join(dataFolder, 'postgres'), dataFolder]);
  if (!user.ok) return user;
  const folder = findCluster(dataFolder, user.value);
  if (!folder.ok) return folder;
  const binaries = await prepareBinaries(packageFolder, findHomeOfPrograms(folder.value, user.value), user.value);
  if (!binaries.ok) return binaries;
  const made = await makeCluster(folder.value, binaries.value, user.value);
  if (!made.ok) return made;
  const socketFolder = makeSocketFolder(folder.value, user.value);
  if (!socketFolder.ok) return socketFolder;
  return ok({
    folder: folder.value,
    socketFolder: socketFolder.value,
    binaries: binaries.value,
    user: user.value,
    log,
  });
}

function connectionAs(cluster: Cluster, user: string, database: string): ClientConfig {
  return { host: cluster.socketFolder, port: socketPort, user, database, ssl: false };
}

/**
 * Holds the shared lock on a connection of its own. When PostgreSQL dies (the machine ran out of memory, somebody killed it) the
 * connection breaks and PostgreSQL is started again; requests fail in between, and nothing acknowledged is lost.
 */
function keepAttached(cluster: Cluster, first: Client): () => Promise<void> {
  let client: Client | undefined = first;
  let isStopping = false;
  let recovery: Promise<void> = Promise.resolve();

  const watch = (watched: Client) => {
    watched.once('end', () => {
      client = undefined;
      if (!isStopping) recovery = recover();
    });
  };
  const recover = async () => {
    cluster.log.warn({}, 'PostgreSQL has gone; attaching again');
    const attached = await attach(cluster);
    if (!attached.ok) {
      cluster.log.error({ refusal: attached.reason }, 'PostgreSQL could not be started again');
      if (isStopping) return;
      await pause(1000);
      return recover();
    }
    client = attached.value;
    watch(client);
    cluster.log.info({}, 'PostgreSQL is back');
  };
  watch(first);

  return async () => {
    isStopping = true;
    await recovery;
    if (client !== undefined) await leave(cluster, client);
  };
}

/** The last one out stops PostgreSQL: whoever gets the lock for itself alone. A newcomer waits for the lock, and starts it again. */
async function leave(cluster: Cluster, client: Client): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [usersLock]);
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [usersLock]);
    const pid = recordedPostmaster(cluster.folder);
    if (rows[0]?.last && pid !== undefined) {
      // SIGINT is PostgreSQL's fast shutdown: it ends connections, not work that was committed.
      process.kill(pid, 'SIGINT');
      const deadline = Date.now() + patienceMilliseconds;
      while (isPostmasterOf(cluster.folder, pid) && Date.now() < deadline) await pause(pollMilliseconds);
      dropSocketFolder(cluster.socketFolder, cluster.folder);
    }
    await client.end();
  } catch (error) {
    cluster.log.warn({ err: error }, 'PostgreSQL was gone before it was stopped');
  }
}

/** Connects as the owner, starting PostgreSQL if need be and making the database if it is not there; then takes the shared lock. */
async function attach(cluster: Cluster): Promise<Result<Client, Refusal>> {
  const respondTo = startingIfAbsent(cluster);
  let isMade = false;
  for (;;) {
    const client = quietClient(connectionAs(cluster, ownerRole, databaseName));
    try {
      await client.connect();
      await client.query('select pg_advisory_lock_shared($1)', [usersLock]);
      return ok(client);
    } catch (error) {
      client.end().catch(() => {});
      const isUnmade = isErrorCode(error, unmadeCodes) && !isMade;
      const problem = isUnmade ? await makeDatabase(cluster) : error;
      if (problem === undefined) {
        isMade = true;
        continue;
      }
      const refusal = respondTo(problem);
      if (refusal !== undefined) return refused(refusal);
      await pause(pollMilliseconds);
    }
  }
}

/** Role or database is not there yet: 28000 invalid_authorization_specification, 3D000 invalid_catalog_name. */
const unmadeCodes = ['28000', '3D000'];

/**
 * What to do about a failed connection: wait, start PostgreSQL, or give up with a refusal. It remembers one attempt to attach.
 * Two servers may start PostgreSQL at the same time: one of the two finds the lock taken and ends, and its server attaches to the other.
 */
function startingIfAbsent(cluster: Cluster): (problem: unknown) => Refusal | undefined {
  const logFile = join(dirname(cluster.folder), 'postgres.log');
  let launch: Launch | undefined;
  let lastLaunch = 0;
  let lastSign = Date.now();
  let lastReport = Date.now();
  return (problem) => {
    const now = Date.now();
    if (isPassing(problem)) {
      lastSign = now;
      if (now - lastReport < reportMilliseconds) return undefined;
      lastReport = now;
      cluster.log.info({}, 'PostgreSQL is recovering; waiting for it');
      return undefined;
    }
    if (!isAbsent(problem)) return refuse('postgres_failed', { output: String(problem), logFile });

    const output = launch?.hasEnded() ? launch.lastLines() : undefined;
    if (now - lastSign > patienceMilliseconds || (output !== undefined && !isWorthRetrying(output))) {
      return refuse('postgres_failed', { output: output ?? String(problem), logFile });
    }
    const pid = recordedPostmaster(cluster.folder);
    const isUnderWay = (pid !== undefined && isPostmasterOf(cluster.folder, pid)) || launch?.hasEnded() === false;
    if (isUnderWay || now - lastLaunch < relaunchMilliseconds) return undefined;
    launch = launchPostmaster(cluster.folder, cluster.socketFolder, cluster.binaries, cluster.user, logFile);
    lastLaunch = now;
    return undefined;
  };
}

/** Another server was faster, or backends of a killed PostgreSQL still finish: both pass. */
function isWorthRetrying(output: string): boolean {
  return /lock file|shared memory block/.test(output);
}

/** Makes the roles and, as the last step, the database, so that the database is there only when all is; undefined when done. */
async function makeDatabase(cluster: Cluster): Promise<unknown> {
  const client = quietClient(connectionAs(cluster, superuser, 'postgres'));
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [usersLock]);
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles union all select datname from pg_database',
    );
    const names = new Set(rows.map((row) => row.name));
    for (const role of [ownerRole, servingRole]) {
      if (!names.has(role)) await client.query(`create role ${role} login`);
    }
    await client.query('revoke connect on database postgres from public');
    await client.query('revoke connect on database template1 from public');
    await client.query(`grant ${servingRole} to ${ownerRole}`);
    if (!names.has(databaseName)) await client.query(`create database ${databaseName} owner ${ownerRole}`);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    client.end().catch(() => {});
  }
}

/** A client whose broken connection is told by its queries and its end, not by an event that would end the process. */
function quietClient(connection: ClientConfig): Client {
  const client = new Client(connection);
  client.on('error', () => {});
  return client;
}
