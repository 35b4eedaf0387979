import { Client, type ClientConfig } from 'pg';
import { type InspectedTable, inspectTables } from './inspectTables.ts';
import { servingRole } from './servingRole.ts';
import { type Transaction, transactionOn } from './transaction.ts';

/** What PostgreSQL says of itself. */
export interface InspectedDatabase {
  readonly version: string;
  readonly citus: string | null;
  readonly sortsByPinyin: boolean;
  readonly tables: readonly InspectedTable[];
}

/** Looks at the database and at every table of it, as its owner. */
export function inspectDatabase(owner: ClientConfig): Promise<InspectedDatabase> {
  return asOwner(owner, async (_transaction, client) => {
    const { rows } = await client.query<Omit<InspectedDatabase, 'tables'>>(
      `select current_setting('server_version') as version, '重庆' < '上海' as "sortsByPinyin",
              (select extversion from pg_extension where extname = 'citus') as citus`,
    );
    const [found = { version: '', citus: null, sortsByPinyin: false }] = rows;
    return { ...found, tables: await inspectTables(client, servingRole) };
  });
}

/** Runs work that reads as the owner of the tables, to whom the policies of maintenance show every row, as of one moment. */
export async function asOwner<Value>(
  owner: ClientConfig,
  work: (transaction: Transaction, client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await work(transactionOn(client), client);
  } finally {
    await client.end();
  }
}
