import { present } from '@leitu/kernel';
import type { Transaction } from './transaction.ts';

/** How the database is, for those who look after the machine. */
export interface DatabaseState {
  readonly version: string;
  readonly sizeBytes: number;
  readonly connections: number;
  /** The version of the Citus extension; null where it is not there. */
  readonly citus: string | null;
}

/** Asks PostgreSQL how it is. */
export async function readDatabaseState(transaction: Transaction): Promise<DatabaseState> {
  const rows = await transaction.query<DatabaseState>(
    `select current_setting('server_version') as version,
            pg_database_size(current_database())::float8 as "sizeBytes",
            (select numbackends from pg_stat_database where datname = current_database())::int as connections,
            (select extversion from pg_extension where extname = 'citus') as citus`,
  );
  return present(rows[0], 'one row');
}
