import { createHash } from 'node:crypto';
import { assert, type Result } from '@leitu/kernel';
import { type Library, loadLibrary, type PackFault, type SourceFile } from '@leitu/rules';
import { canonicalJson, type Plain } from '../../platform/audit/eventHash.ts';
import { readPackFiles } from '../policy/index.ts';

/** All packs as they are at one time: their files, what is loaded from them, and the version that tells them. */
export interface Edition {
  /** SHA-256 of the files in hexadecimal digits. */
  readonly version: string;
  readonly files: readonly SourceFile[];
  readonly library: Library;
}

/** How many digits of a version are shown. */
const shownDigits = 12;

/** Makes an edition of pack files, or refuses with their faults. */
export function editionOf(files: readonly SourceFile[]): Result<Edition, readonly PackFault[]> {
  const library = loadLibrary(files);
  return library.ok ? { ok: true, value: { version: versionOf(files), files, library: library.value } } : library;
}

/** The packs that come with this program. They are checked before it is released, so a fault here is a bug. */
export function readEdition(): Edition {
  const files = readPackFiles();
  return loaded(files.ok ? editionOf(files.value) : files, 'the packs of this program load');
}

/**
 * The edition that was kept under a version. Later programs load what earlier ones kept, and nobody changes it: anything else is a bug or
 * a hand in the database.
 */
export function keptEdition(version: string, files: readonly SourceFile[]): Edition {
  const edition = loaded(editionOf(files), `the packs kept as ${version} load`);
  assert(edition.version === version, `the packs kept as ${version} are those that were kept`);
  return edition;
}

/** A version as it is shown. */
export function shownVersion(version: string): string {
  return version.slice(0, shownDigits);
}

function versionOf(files: readonly SourceFile[]): string {
  // Trees of texts, numbers, truth values and null, which is what canonical JSON is made of.
  const plain = files as unknown as Plain;
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}

function loaded(read: Result<Edition, readonly PackFault[]>, invariant: string): Edition {
  if (read.ok) return read.value;
  const faults = read.reason.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}`);
  throw new Error(`Broken invariant: ${invariant}\n${faults.join('\n')}`);
}
