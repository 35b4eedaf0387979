import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';

/** What a DuckDB may take of the machine. */
export interface DuckDbLimits {
  readonly megabytes: number;
  readonly threads: number;
}

/** A DuckDB in memory. What does not fit goes to a folder of its own, which is there until it is closed. */
export interface DuckDb {
  readonly connection: DuckDBConnection;
  /** Does some work over a connection of its own, beside what goes on over the other. */
  readonly beside: <Outcome>(work: (connection: DuckDBConnection) => Promise<Outcome>) => Promise<Outcome>;
  readonly close: () => void;
}

/** Opens one. The library is native and large, so it is loaded only now. */
export async function openDuckDb({ megabytes, threads }: DuckDbLimits): Promise<DuckDb> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const spill = mkdtempSync(join(tmpdir(), 'leitu-duckdb-'));
  // A process that ends in the middle takes the folder with it.
  const sweep = () => rmSync(spill, { recursive: true, force: true });
  process.once('exit', sweep);
  const database = await DuckDBInstance.create(':memory:', {
    memory_limit: `${megabytes}MB`,
    threads: String(threads),
    temp_directory: spill,
    // A file must never make its reader fetch anything.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await database.connect();
  return {
    connection,
    async beside(work) {
      const other = await database.connect();
      try {
        return await work(other);
      } finally {
        other.closeSync();
      }
    },
    close: () => {
      connection.closeSync();
      database.closeSync();
      process.off('exit', sweep);
      sweep();
    },
  };
}

/**
 * What the disk refused, in a line, where an error of DuckDB is about that: it could not read or write, or what did not fit in memory found
 * no room on the disk either. Null for other errors, which are bugs.
 */
export function diskReason(error: unknown): string | null {
  const line = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : '';
  return /^(IO|Out of Memory) Error/.test(line) ? line : null;
}
