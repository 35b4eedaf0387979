import type { Client } from 'pg';
import type { Log } from '../log/log.ts';
import { hasCitus } from './hasCitus.ts';
import { transactionOn } from './transaction.ts';

/** A table that Citus is to know and does not yet. */
interface UndistributedTable {
  readonly table: string;
  readonly kind: string;
}

/** The table beside whose rows those of all other distributed tables lie: what belongs to one firm is on one machine. */
const firstTable = 'enterprise.enterprises';

/**
 * The tables that are declared distributed or reference and that Citus does not know as such; none where the extension is not there.
 * Every table carries its declaration as its comment.
 */
export async function findUndistributed(client: Client): Promise<readonly UndistributedTable[]> {
  if (!(await hasCitus(transactionOn(client)))) return [];
  const found = await client.query<UndistributedTable>(
    `select format('%I.%I', nspname, relname) as table, obj_description(pg_class.oid, 'pg_class') as kind
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p') and not relispartition
        and obj_description(pg_class.oid, 'pg_class') in ('distributed by enterprise_id', 'reference')
        and not exists (select from pg_dist_partition where logicalrelid = pg_class.oid and partmethod in ('h', 'n'))
      order by (nspname || '.' || relname) <> $1, kind desc, 1`,
    [firstTable],
  );
  return found.rows;
}

/** Hands tables over to Citus: reference tables to every machine, distributed ones by firm, each beside the rows of the same firm. */
export async function distributeTables(client: Client, tables: readonly UndistributedTable[], log: Log): Promise<void> {
  // Reference tables first: distributed ones may point to them.
  const inOrder = tables.toSorted((a, b) => Number(a.kind !== 'reference') - Number(b.kind !== 'reference'));
  for (const { table, kind } of inOrder) {
    if (kind === 'reference') await client.query('select create_reference_table($1::regclass)', [table]);
    else {
      const beside = table === firstTable ? 'none' : firstTable;
      await client.query(`select create_distributed_table($1::regclass, 'enterprise_id', colocate_with => $2)`, [
        table,
        beside,
      ]);
    }
    log.info({ table, kind }, 'table handed over to Citus');
  }
}
