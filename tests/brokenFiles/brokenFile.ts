import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that must be refused, made when it is asked for. */
export interface BrokenFile {
  /** What is wrong with it. */
  readonly name: string;
  /** Makes it in a folder and gives its path. */
  make(folder: string): Promise<string>;
  /** Whether the whole file is refused, or the first row of a file that can be read. */
  readonly level: 'file' | 'row';
  /** The code of the refusal: of the closed list of files, or of that of cells. */
  readonly expectCode: string;
  /** What the sentence of the refusal must name, in both languages; for a row, the column it is about. */
  readonly place: string;
}

/** What a broken file is, in one line of a table. */
export interface BrokenBytes {
  readonly name: string;
  readonly file: string;
  readonly expectCode: string;
  readonly place: string;
  readonly level?: 'row';
  readonly bytes: () => Buffer | string;
}

/** Broken files from their bytes. */
export function fromBytes(rows: readonly BrokenBytes[]): readonly BrokenFile[] {
  return rows.map(({ file, bytes, level, ...broken }) => ({
    ...broken,
    level: level ?? 'file',
    async make(folder: string) {
      const path = join(folder, file);
      await writeFile(path, bytes());
      return path;
    },
  }));
}
