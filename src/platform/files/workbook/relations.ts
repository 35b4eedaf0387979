import { posix } from 'node:path';
import { ok, type Result } from '@leitu/kernel';
import type { FileRefusal } from '../refusals.ts';
import type { Archive } from './archive.ts';
import { readWholeXml } from './xmlPart.ts';

/** A relation from one part of the package to another (ISO/IEC 29500-2, 9.3). */
export interface Relation {
  readonly id: string;
  /** The last word of the type, such as `worksheet`; the strict and the transitional form of a type end alike. */
  readonly type: string;
  /** The key in the archive of the part it leads to. */
  readonly target: string;
}

/** The relations of a part; of the package itself, for an empty name. Those that lead out of the file are left out and never followed. */
export async function readRelations(
  archive: Archive,
  path: string,
  source: string,
): Promise<Result<readonly Relation[], FileRefusal>> {
  const folder = posix.dirname(source);
  const part = archive.get(posix.join(folder, '_rels', `${posix.basename(source)}.rels`));
  const relations: Relation[] = [];
  if (!part) return ok(relations);
  const read = await readWholeXml(part, path, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      const target = posix
        .join(Target.startsWith('/') ? '' : folder, Target)
        .replace(/^\/+/, '')
        .toLowerCase();
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
    text() {},
    close() {},
  });
  return read.ok ? ok(relations) : read;
}
