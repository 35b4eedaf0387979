// Brings what the project stands on: the packages of package-lock.json, among them Node 24 itself.
// Runs before anything is installed, on any Node from 20 on, so it is plain JavaScript and imports nothing but Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** An installation slower than this has hung or its lock was left behind by another machine. */
const abandonedAfterMinutes = 15;

/** Stands in place of the mark while npm works, so that a killed installation is never taken for a finished one. */
const unfinished = 'unfinished\n';

/** Says why the project cannot be installed and what to do about it; the message is for the person at the terminal. */
export class CannotInstall extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = 'CannotInstall';
  }
}

/**
 * Installs the packages of package-lock.json where they are absent or differ; returns at once where nothing is missing.
 * Of several processes that start together one installs and the others wait for it.
 * @param {string} [folder] the repository
 */
export async function installMissing(folder = repository) {
  if (isInstalled(folder)) return;
  const release = await takeLock(folder);
  try {
    if (!isInstalled(folder)) await install(folder, release.holdFor);
  } finally {
    release();
  }
}

/**
 * The Node that the project brings; the machine's own where that one is missing and this one is as new.
 * @param {string} [folder] the repository
 * @returns {string} path of the executable
 */
export function projectNode(folder = repository) {
  const brought = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(brought)) return brought;
  if (majorVersion() >= 24) return process.execPath;
  throw new CannotInstall(
    '缺少项目自带的 Node 24：npm 没有运行它的安装脚本。请运行 npm rebuild node --ignore-scripts=false（npm 11 起还须保留 package.json 中的 allowScripts），然后重试。',
    'The Node 24 that the project brings is missing: npm did not run its install script. Run npm rebuild node --ignore-scripts=false (from npm 11 on, package.json must also keep its allowScripts), then try again.',
  );
}

/**
 * What the project's processes run with: Node keeps what it has compiled from the sources, so that each command, server and thread of
 * work after the first starts in about half the time.
 * @param {string} [folder] the repository
 * @returns {NodeJS.ProcessEnv}
 */
export function projectEnv(folder = repository) {
  return { NODE_COMPILE_CACHE: join(folder, 'node_modules', '.cache', 'leitu'), ...process.env };
}

function majorVersion() {
  return Number(process.versions.node.split('.')[0]);
}

/** @param {string} folder */
function isInstalled(folder) {
  const wanted = markOf(folder);
  const mark = readOr(markPath(folder));
  if (mark === wanted) return true;
  // Somebody may have run npm by hand: then everything is there, only our mark is not.
  const mayBeComplete = mark === undefined || systemOf(mark) === systemOf(wanted);
  if (!mayBeComplete || !holdsLockedVersions(folder)) return false;
  tryToWrite(markPath(folder), wanted);
  return true;
}

/** @param {string} folder */
function markPath(folder) {
  return join(folder, 'node_modules', '.leitu-installed');
}

/**
 * What was installed, for which machine: a folder shared with a container of another system is not installed for both.
 * @param {string} folder
 */
function markOf(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch}\n`;
}

/** @param {string} mark */
function systemOf(mark) {
  return mark.split(' ')[1];
}

/**
 * Whether npm's record of node_modules, which it writes last, has every package of the lock in its version.
 * Optional packages may be absent: most are for other systems.
 * @param {string} folder
 */
function holdsLockedVersions(folder) {
  const record = readOr(join(folder, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const present = packagesIn(record);
  const wanted = Object.entries(packagesIn(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  return wanted.every(([path, entry]) => {
    const found = present[path];
    if (path === '' || (found === undefined && entry?.optional === true)) return true;
    return found !== undefined && found.version === entry?.version && found.integrity === entry?.integrity;
  });
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/**
 * @param {string} lock the text of a package-lock.json
 * @returns {Record<string, LockedPackage | undefined>} by path
 */
function packagesIn(lock) {
  return /** @type {{ packages: Record<string, LockedPackage | undefined> }} */ (JSON.parse(lock)).packages;
}

/**
 * @param {string} folder
 * @param {(pid: number) => void} holdFor
 */
async function install(folder, holdFor) {
  if (majorVersion() < 20) {
    throw new CannotInstall(
      `需要 Node 20 或更新版本，当前为 ${process.versions.node}。请从 https://nodejs.org 安装后重试。`,
      `Node 20 or newer is needed, this is ${process.versions.node}. Install it from https://nodejs.org, then try again.`,
    );
  }
  console.error('正在安装项目依赖，约需一分钟…… Installing what the project needs, about a minute …');
  const isBroken = readOr(markPath(folder)) === unfinished;
  if (isBroken) rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  mkdirOrExplain(join(folder, 'node_modules'));
  writeFileSync(markPath(folder), unfinished);
  const { code, output } = await runNpm(folder, holdFor);
  if (code !== 0) {
    throw new CannotInstall(
      `${output}\n依赖安装失败。请检查网络与磁盘空间，停止从本目录运行的程序，然后运行 npm ci 查看详情。`,
      'The packages could not be installed. Check the network and the disk, stop what runs from this folder, then try again.',
    );
  }
  writeFileSync(markPath(folder), markOf(folder));
  const trial = spawnSync(projectNode(folder), ['--version'], { encoding: 'utf8' });
  if (trial.status !== 0) {
    throw new CannotInstall(
      `项目自带的 Node 24 无法在本机运行（${trial.error?.message ?? trial.stderr.trim()}）。请安装 Node 24，删除 node_modules/node/bin，然后重试。`,
      'The Node 24 that the project brings does not run on this machine. Install Node 24, delete node_modules/node/bin, then try again.',
    );
  }
}

/**
 * Runs npm: the one that called us, or the one on the path. Not `npm ci`: that refuses a lock without the packages of
 * every other system, and deletes first what may be running. `--no-save` leaves the lock as it is.
 * @param {string} folder
 * @param {(pid: number) => void} holdFor
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNpm(folder, holdFor) {
  // The machine may be set to leave out what it takes for development only; Node 24 and the checks are that.
  const arguments_ = ['install', '--no-save', '--include=dev', '--include=optional', '--prefer-offline'];
  const caller = process.env.npm_execpath ?? '';
  const options = { cwd: folder, windowsHide: true };
  const npm = /^npm(-cli)?\./.test(basename(caller))
    ? spawn(process.execPath, [caller, ...arguments_], options)
    : spawn(['npm', ...arguments_].join(' '), { ...options, shell: true });
  if (npm.pid !== undefined) holdFor(npm.pid);
  npm.stdin.end();
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    npm.on('error', (error) => resolve({ code: null, output: error.message }));
    npm.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}

/**
 * Takes the folder whose existence says that somebody installs. It names the process, and npm once that runs:
 * npm outlives a caller that was killed, so the lock is free only when both are gone.
 * @param {string} folder
 */
async function takeLock(folder) {
  const lock = join(folder, '.data', 'installing');
  mkdirOrExplain(join(folder, '.data'));
  let hasSaidSo = false;
  while (!makeFolder(lock)) {
    if (isAbandoned(lock)) removeAbandoned(lock);
    else if (!hasSaidSo) {
      console.error('另一个进程正在安装依赖，等待其完成…… Another process is installing; waiting for it …');
      hasSaidSo = true;
    }
    await pause(100);
  }
  const holders = join(lock, 'pids');
  writeFileSync(holders, String(process.pid));
  const release = () => rmSync(lock, { recursive: true, force: true });
  release.holdFor = (/** @type {number} */ pid) => writeFileSync(holders, `${process.pid} ${pid}`);
  return release;
}

/** @param {string} lock */
function isAbandoned(lock) {
  const made = statSync(lock, { throwIfNoEntry: false });
  if (made === undefined) return false;
  const ageSeconds = (Date.now() - made.mtimeMs) / 1000;
  if (ageSeconds > abandonedAfterMinutes * 60) return true;
  const holders = readOr(join(lock, 'pids'));
  // A holder makes the folder first and writes its name a moment later.
  if (holders === undefined || holders === '') return ageSeconds > 5;
  return holders.split(' ').every((pid) => !isRunning(Number(pid)));
}

/**
 * Two processes may find the same lock abandoned; the second must not remove the new lock of the first.
 * So only the one that makes this second folder removes it, after looking again.
 * @param {string} lock
 */
function removeAbandoned(lock) {
  const removing = `${lock}-removing`;
  if (!makeFolder(removing)) {
    const made = statSync(removing, { throwIfNoEntry: false });
    if (made === undefined || Date.now() - made.mtimeMs < 10_000) return;
  }
  if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
  try {
    rmdirSync(removing);
  } catch {
    // The next one in line has removed it already.
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * @param {string} path
 * @returns {boolean} false when it was there before
 */
function makeFolder(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function mkdirOrExplain(path) {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw new CannotInstall(
      `无法写入 ${path}。请以本目录的所有者运行，或将仓库克隆到自己可写的目录。`,
      `${path} cannot be written. Run this as the owner of the folder, or clone the repository to where you may write.`,
    );
  }
}

/**
 * @param {string} path
 * @returns {string | undefined} the text, if there is such a file
 */
function readOr(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Remembering is a convenience: in a folder that may only be read the comparison is made again each time.
 * @param {string} path
 * @param {string} text
 */
function tryToWrite(path, text) {
  try {
    writeFileSync(path, text);
  } catch {
    // Nothing is lost.
  }
}
