import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { constrainedMemory } from 'node:process';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { runAs } from './clusterFolder.ts';
import { isErrorCode } from './isErrorCode.ts';
import { isRunning } from './isRunning.ts';
import type { PostgresBinaries } from './postgresBinaries.ts';
import { refuse } from './refusals.ts';
import type { SystemUser } from './systemUser.ts';

/** The port only names the socket: PostgreSQL listens on no network. */
export const socketPort = 5432;

/** The name of a unix socket has room for 103 bytes on macOS, 107 on Linux. */
const longestSocketPath = 103;

const megabyte = 1024 * 1024;
const largestLogBytes = 10 * megabyte;

/**
 * Where the socket lies: among the data, which only their owner reaches; under a long path in a folder below /tmp that nobody else can
 * enter or have made, since whoever holds the socket is taken for the database.
 */
export function makeSocketFolder(cluster: string, user: SystemUser | undefined): Result<string, Refusal> {
  if (Buffer.byteLength(join(cluster, `.s.PGSQL.${socketPort}`)) <= longestSocketPath) return ok(cluster);
  const owner = user?.uid ?? process.getuid?.() ?? 0;
  const folder = `/tmp/leitu-${owner}-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
  } catch (error) {
    if (!isErrorCode(error, ['EEXIST'])) throw error;
  }
  const made = lstatSync(folder);
  if (!made.isDirectory() || (made.uid !== owner && made.uid !== process.getuid?.())) {
    return refused(refuse('socket_folder_taken', { folder }));
  }
  // A process killed between making the folder and giving it away left it ours; do both again.
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return ok(folder);
}

/** Removes a socket folder of our own once PostgreSQL has left it. */
export function dropSocketFolder(socketFolder: string, cluster: string): void {
  if (socketFolder === cluster) return;
  try {
    rmdirSync(socketFolder);
  } catch {
    // Another server has started PostgreSQL again; the folder is in use.
  }
}

/** The process that the cluster's lock file names, running or not. */
export function recordedPostmaster(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a process is the PostgreSQL of this cluster. After a restart of the machine or the container the recorded number may be
 * another program's, and a killed process stays as a zombie, without a command line, where nobody reaps it.
 */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (!isRunning(pid)) return false;
  return commandLine(pid).includes(cluster);
}

/** The words of a command, or all of it as one text where the system does not tell them apart. */
function commandLine(pid: number): string | string[] {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).stdout.toString();
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return '';
  }
}

/** A PostgreSQL that was started: whether it ended, and what it said. */
export interface Launch {
  hasEnded(): boolean;
  lastLines(): string;
}

/**
 * Starts PostgreSQL in a session of its own, so that it outlives this server when that is killed, and Ctrl-C does not reach it.
 * PostgreSQL takes a lock file for stale if it names no living process, or the one in PG_GRANDPARENT_PID (as pg_ctl uses it): there we
 * name the recorded process that is not the cluster's. Its second lock, the shared memory of backends that still run, stays in force.
 */
export function launchPostmaster(
  cluster: string,
  socketFolder: string,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
  logFile: string,
): Launch {
  const log = openLog(logFile, user);
  const begin = statSync(logFile).size;
  const settings = {
    listen_addresses: '',
    unix_socket_directories: quote(socketFolder),
    port: socketPort,
    ...tuning,
  };
  const arguments_ = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { env, ...identity } = runAs(user);
  const stale = recordedPostmaster(cluster);
  const child: ChildProcess = spawn(binaries.postgres, ['-D', cluster, ...arguments_], {
    ...identity,
    env: stale === undefined ? env : { ...env, PG_GRANDPARENT_PID: String(stale) },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  return {
    hasEnded: () => failure !== undefined || child.exitCode !== null || child.signalCode !== null,
    lastLines: () =>
      failure?.message ?? readFileSync(logFile).subarray(begin).toString().trim().split('\n').slice(-12).join('\n'),
  };
}

/**
 * PostgreSQL's own settings are made for a machine of the nineties. Large imports need room for the log between checkpoints; compiling
 * questions costs more than the short ones here take. Pages that are kept are not written before the log asks for it: an eighth of the
 * machine's memory holds all of a province and its indexes, up to a GB and at least what PostgreSQL would take by itself.
 */
const tuning = {
  shared_buffers: `${Math.round(Math.min(1024, Math.max(128, machineMemory() / 8 / megabyte)))}MB`,
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  jit: 'off',
  random_page_cost: '1.1',
};

/** In bytes; a container may be allowed less than the machine has. */
function machineMemory(): number {
  return Math.min(totalmem(), constrainedMemory() || Number.POSITIVE_INFINITY);
}

/** PostgreSQL reads the setting as a list with commas. */
function quote(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}

function openLog(file: string, user: SystemUser | undefined): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(file, `${file}.1`);
  const log = openSync(file, 'a', 0o600);
  if (user !== undefined) fchownSync(log, user.uid, user.gid);
  return log;
}
