import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type BrokenFile, fromBytes } from './brokenFile.ts';
import { brokenCsvFiles } from './csvFiles.ts';
import { brokenWorkbookFiles } from './workbookFiles.ts';

export type { BrokenFile } from './brokenFile.ts';

const brokenPlaces: readonly BrokenFile[] = [
  {
    name: 'no file at all',
    level: 'file',
    expectCode: 'file_missing',
    place: 'missing.csv',
    make: async (folder) => join(folder, 'missing.csv'),
  },
  {
    name: 'a folder',
    level: 'file',
    expectCode: 'file_is_folder',
    place: 'folder.csv',
    async make(folder) {
      const path = join(folder, 'folder.csv');
      await mkdir(path, { recursive: true });
      return path;
    },
  },
  {
    // The superuser may read whatever has no permissions, so this is a path that nobody can read.
    name: 'a link that leads to itself',
    level: 'file',
    expectCode: 'file_unreadable',
    place: 'ELOOP',
    async make(folder) {
      const path = join(folder, 'loop.csv');
      await symlink(path, path);
      return path;
    },
  },
  {
    name: 'a device',
    level: 'file',
    expectCode: 'file_not_regular',
    place: '/dev/null',
    make: async () => '/dev/null',
  },
];

/** A .parquet file made by a query. */
async function parquetOf(path: string, query: string): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${query}) TO '${path.replaceAll("'", "''")}'`);
  connection.closeSync();
}

const brokenParquets: readonly BrokenFile[] = [
  ...fromBytes([
    {
      name: 'text',
      file: 'text.parquet',
      expectCode: 'parquet_damaged',
      place: 'text.parquet',
      bytes: () => 'uscc,name\n',
    },
    {
      name: 'a PNG picture',
      file: 'picture.parquet',
      expectCode: 'content_differs',
      place: 'PNG',
      bytes: () => Buffer.from('89504e470d0a1a0a', 'hex'),
    },
  ]),
  {
    name: 'Parquet cut short',
    level: 'file',
    expectCode: 'parquet_damaged',
    place: 'cut.parquet',
    async make(folder) {
      const path = join(folder, 'cut.parquet');
      await parquetOf(path, "SELECT 'x' || range AS uscc FROM range(1000)");
      await truncate(path, 900);
      return path;
    },
  },
  {
    name: 'Parquet with a column of lists',
    level: 'file',
    expectCode: 'parquet_type',
    place: 'products',
    async make(folder) {
      const path = join(folder, 'lists.parquet');
      await parquetOf(path, "SELECT 'x' AS uscc, [1, 2] AS products");
      return path;
    },
  },
  {
    name: 'Parquet without rows',
    level: 'file',
    expectCode: 'rows_none',
    place: 'rows.parquet',
    async make(folder) {
      const path = join(folder, 'rows.parquet');
      await parquetOf(path, "SELECT 'x' AS uscc WHERE false");
      return path;
    },
  },
];

/** All broken files. Each gives one clear refusal and nothing else. */
export const brokenFiles: readonly BrokenFile[] = [
  ...brokenPlaces,
  ...brokenCsvFiles,
  ...brokenWorkbookFiles.map((file) => ({ ...file, name: `.xlsx: ${file.name}` })),
  ...brokenParquets,
];
