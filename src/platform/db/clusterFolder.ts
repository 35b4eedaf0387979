import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { appearAtOnce } from './appearAtOnce.ts';
import { isErrorCode } from './isErrorCode.ts';
import type { PostgresBinaries } from './postgresBinaries.ts';
import { refuse } from './refusals.ts';
import { mayEnter, type SystemUser } from './systemUser.ts';

/** Where data go when the user who runs PostgreSQL cannot reach the data folder itself. */
const elsewhere = '/var/lib/leitu';

/** PostgreSQL's superuser. Only the launcher is it, to make the roles and the database. */
export const superuser = 'leitu_admin';

/**
 * Says where the cluster's files are or are to be: `postgres` below the data folder. Below a closed folder (a clone under mode 0700,
 * /root) that the user cannot enter, `postgres` is a link to a folder of its own in /var/lib/leitu: the clone always shows where its data
 * are, also after it was moved, and the link is there before the data so that no crash loses sight of them.
 */
export function findCluster(dataFolder: string, user: SystemUser | undefined): Result<string, Refusal> {
  mkdirSync(dataFolder, { recursive: true });
  // The data folder is ours to open; its contents keep their own modes.
  if (user !== undefined) chmodSync(dataFolder, statSync(dataFolder).mode | 0o111);
  return followOrChoose(realpathSync(dataFolder), user);
}

/**
 * Where a copy of PostgreSQL's programs goes, should one be needed: beside the data, unless their path holds a character that a shell
 * reads inside double quotes, between which initdb hands its own path to one.
 */
export function findHomeOfPrograms(cluster: string, user: SystemUser | undefined): string {
  const home = dirname(cluster);
  if (user === undefined || !/["$`\\]/.test(home)) return home;
  makeOpenFolder(elsewhere);
  return elsewhere;
}

function followOrChoose(dataFolder: string, user: SystemUser | undefined): Result<string, Refusal> {
  const place = join(dataFolder, 'postgres');
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return followLink(place, user);
  if (found !== undefined || mayEnter(dataFolder, user)) return checkReach(place, user);

  const home = join(elsewhere, `${basename(dirname(dataFolder))}-${randomBytes(4).toString('hex')}`);
  makeOpenFolder(elsewhere);
  makeOpenFolder(home);
  try {
    symlinkSync(join(home, 'postgres'), place);
  } catch (error) {
    // Another server starts at this moment and has chosen; its link holds.
    if (!isErrorCode(error, ['EEXIST'])) throw error;
  }
  return followLink(place, user);
}

function followLink(link: string, user: SystemUser | undefined): Result<string, Refusal> {
  const cluster = readlinkSync(link);
  const home = dirname(cluster);
  if (!existsSync(home)) return refused(refuse('data_gone', { folder: cluster, link }));
  return checkReach(join(realpathSync(home), basename(cluster)), user);
}

function checkReach(cluster: string, user: SystemUser | undefined): Result<string, Refusal> {
  if (mayEnter(dirname(cluster), user)) return ok(cluster);
  return refused(refuse('data_out_of_reach', { folder: cluster, user: user?.name ?? '' }));
}

function makeOpenFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/**
 * Makes the cluster unless it is there: UTF-8, sorted by ICU's rules for Chinese (by pinyin), never by bytes, since under the C locale
 * full-text search finds nothing in Chinese. Nobody but its owner reaches the socket, so the socket asks for no password.
 */
export async function makeCluster(
  cluster: string,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<Result<void, Refusal>> {
  if (existsSync(cluster)) {
    const owner = statSync(cluster).uid;
    if (owner !== (user?.uid ?? process.getuid?.())) {
      return refused(refuse('data_of_another_user', { folder: cluster, owner }));
    }
    const names = readdirSync(cluster);
    if (names.includes('PG_VERSION')) return checkVersion(cluster, binaries);
    if (names.length > 0) return refused(refuse('data_not_postgres', { folder: cluster }));
  }
  return appearAtOnce(cluster, async (unfinished) => {
    if (user !== undefined) chownSync(unfinished, user.uid, user.gid);
    let outcome = await initdb(unfinished, binaries, user, 'C.UTF-8');
    // macOS and old Linux have no C.UTF-8. It only names the kinds of characters; the order is ICU's.
    if (!outcome.ok && /invalid locale/.test(outcome.reason.message.en))
      outcome = await initdb(unfinished, binaries, user, 'en_US.UTF-8');
    return outcome;
  });
}

function checkVersion(cluster: string, { major }: PostgresBinaries): Result<void, Refusal> {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return ok(undefined);
  return refused(refuse('data_of_another_version', { folder: cluster, found, expected: major }));
}

function initdb(
  folder: string,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
  libcLocale: string,
): Promise<Result<void, Refusal>> {
  const settings = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=zh-Hans-CN', `--locale=${libcLocale}`];
  const access = [`--username=${superuser}`, '--auth-local=trust', '--auth-host=reject'];
  const program = spawn(binaries.initdb, ['--pgdata', folder, '--lc-messages=C', ...settings, ...access], {
    ...runAs(user),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    program.on('error', (error) => resolve(refused(refuse('initdb_failed', { output: String(error) }))));
    program.on('close', (code) =>
      resolve(code === 0 ? ok(undefined) : refused(refuse('initdb_failed', { output: output.trim() }))),
    );
  });
}

/** How PostgreSQL's programs are started: as the chosen user, in a folder everybody may be in, deaf to this shell's locale and PG… names. */
export function runAs(user: SystemUser | undefined): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  const shared = { cwd: '/', env: { PATH: process.env.PATH, TZ: process.env.TZ } };
  return user === undefined ? shared : { ...shared, uid: user.uid, gid: user.gid };
}
