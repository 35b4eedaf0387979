import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import { type Library, loadLibrary, type PackFault, type SourceFile, type SourceNode } from '@leitu/rules';
import { readPackFiles } from '../../modules/policy/index.ts';
import { complain, complainOfPacks, type ExitCode, type Run } from '../run.ts';
import { textOf } from './text.ts';

/** The packs that a command is about, with what they stand on. */
export interface ReadPacks {
  /** Everything together; or, where something is wrong, the faults of the files that the command is about. */
  readonly library: Result<Library, readonly PackFault[]>;
  /** The files that the command is about. */
  readonly files: ReadonlySet<string>;
}

/**
 * Reads a folder of packs or one file (with the others of its folder), together with the packs that come with Leitu, so that a
 * region's pack may speak of national facts, conditions and classes. What the folder itself says again (a copy of a pack, a dictionary of its own) counts instead of what
 * comes with Leitu. Without a path it is about the packs that come with Leitu. Where it cannot be read the user has been told.
 */
export function readPacks(run: Run, path: string | undefined): Result<ReadPacks, ExitCode> {
  const shipped = readPackFiles();
  if (!shipped.ok) return refused(complainOfPacks(run, shipped.reason));
  if (path === undefined) return ok(readTogether(shipped.value));
  if (!existsSync(path)) return refused(complain(run, textOf(run)('noFolder', { path })));
  const own = readPackFiles(path);
  if (!own.ok) return ok({ library: own, files: new Set(own.reason.map(({ file }) => file)) });
  if (own.value.length === 0) return refused(complain(run, textOf(run)('noFiles', { path })));
  return ok(readTogether(own.value, siblingsOf(path), shipped.value));
}

/** The other files of the folder in which a file stands, as far as they can be read. */
function siblingsOf(path: string): readonly SourceFile[] {
  if (!statSync(path).isFile()) return [];
  const folder = readPackFiles(dirname(path));
  return folder.ok ? folder.value.filter(({ file }) => file !== basename(path)) : [];
}

/** Before the names of files that only stand beside, since a folder may have files of the same names. */
const BESIDE = 'leitu:';

/** The files with those that stand beside them, but for what is said nearer already: a file beside a shipped one is shipped too. */
function readTogether(own: readonly SourceFile[], ...others: readonly (readonly SourceFile[])[]): ReadPacks {
  const said = new Set(own.flatMap(({ root }) => namesIn(root)));
  const beside = others.flatMap((files) => {
    const news = files.filter(({ root }) => !namesIn(root).some((name) => said.has(name)));
    for (const { root } of news) for (const name of namesIn(root)) said.add(name);
    return news.map((file) => ({ ...file, file: `${BESIDE}${file.file}` }));
  });
  const files = new Set(own.map(({ file }) => file));
  const library = loadLibrary([...own, ...beside]);
  if (library.ok) return { library, files };
  const ofOwn = library.reason.filter(({ file }) => files.has(file));
  return { library: refused(ofOwn.length > 0 ? ofOwn : library.reason), files };
}

/** What a file gives names to: a pack, a shared condition, a set of costs, or facts. */
function namesIn(root: SourceNode): readonly string[] {
  if (root.kind !== 'map') return [];
  return root.entries.flatMap(({ key, value }) => {
    if (key.value === 'facts' && value.kind === 'list') return value.items.flatMap((fact) => namesOfFact(fact));
    const isName = ['pack', 'shared', 'levers'].includes(String(key.value));
    return isName && value.kind === 'scalar' ? [`${String(key.value)} ${String(value.value)}`] : [];
  });
}

function namesOfFact(fact: SourceNode): readonly string[] {
  const name = fact.kind === 'map' ? fact.entries.find(({ key }) => key.value === 'name')?.value : undefined;
  return name?.kind === 'scalar' ? [`fact ${String(name.value)}`] : [];
}
