// Builds the web application when it is missing or older than what it is made of.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the web application is made of: everything it might import, so that nothing is forgotten when modules are added. */
const sources = [
  'src',
  'packages',
  'packs',
  'vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.web.json',
  'package-lock.json',
];

/** What neither it nor its build imports. */
const notOfTheWeb = /^src\/(?:server|cli|platform\/(?:db|http|module|log))(?:\/|$)|\.test\.tsx?$/;

/** A build that is older than this has ended, with or without a result. */
const abandonedAfterMinutes = 10;

/**
 * Builds dist/web with vite, in another folder that then takes its place: a build that was cut short is never served. The stamp beside
 * it says from which sources it was built.
 * @param {string} repository
 * @param {string} node the Node to run vite with
 * @returns {string | undefined} what vite said, if the build failed
 */
export function buildWeb(repository, node) {
  const folder = join(repository, 'dist', 'web');
  const stampFile = `${folder}.stamp`;
  const stamp = fingerprint(repository);
  if (existsSync(join(folder, 'index.html')) && readOr(stampFile) === stamp) return undefined;
  console.error('正在构建网页…… Building the web application …');

  dropAbandoned(dirname(folder));
  const unfinished = `${folder}.unfinished-${process.pid}`;
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js');
  const built = spawnSync(node, [vite, 'build', '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status === 0) takePlace(unfinished, folder, stamp);
  rmSync(unfinished, { recursive: true, force: true });
  return built.status === 0 ? undefined : `${built.error?.message ?? ''}${built.stdout}${built.stderr}`.trim();
}

/**
 * @param {string} unfinished
 * @param {string} folder
 * @param {string} stamp
 */
function takePlace(unfinished, folder, stamp) {
  // The stamp goes first and comes last: killed in between, the next start builds again.
  rmSync(`${folder}.stamp`, { force: true });
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another start has built the same at the same time.
    return;
  }
  writeFileSync(`${folder}.stamp`, stamp);
}

/** @param {string} folder */
function dropAbandoned(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isOld = Date.now() - statSync(path).mtimeMs > abandonedAfterMinutes * 60_000;
    if (name.includes('.unfinished-') && isOld) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * A hash of the names and contents of all that the web application is made of: it stays the same when git merely touches them.
 * @param {string} repository
 */
export function fingerprint(repository) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(repository, source)).sort()) {
    hash.update(`${file}\n`).update(readFileSync(join(repository, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} repository
 * @param {string} path relative to the repository
 * @returns {string[]}
 */
function filesBelow(repository, path) {
  const full = join(repository, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found === undefined || notOfTheWeb.test(path)) return [];
  if (found.isFile()) return [path];
  return readdirSync(full)
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesBelow(repository, `${path}/${name}`));
}

/** @param {string} path */
function readOr(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
