import type { Transaction } from './transaction.ts';

/**
 * Every table with rows of firms carries the region of the firm, by which row-level security shows them. So when a firm moves to another
 * county, all its rows follow in the same transaction, those of every module; and whoever adds rows under a region holds the region
 * meanwhile, so that no firm leaves it unseen.
 */

/** The first half of the advisory locks on regions; the second is made from the region's code. */
const regionLock = 0x63_75;

/**
 * Lets no firm leave a region (a county, or whatever the code begins with; empty for the country) until the transaction ends. What is read
 * of firms after this is where they stay. Those who hold a region do not wait for each other.
 */
export async function holdRegion(transaction: Transaction, region: string): Promise<void> {
  await transaction.run('select pg_advisory_xact_lock_shared($1, hashtext($2))', [regionLock, region]);
}

/** A firm that was in one county and is to be in another. */
export interface Move {
  readonly enterpriseId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Lets all rows of firms follow them to their new counties. It waits for those who hold a region that a firm leaves. To be called before
 * the audit event is added, whose chain they may want. The rows of the tables named in `madeAnew` the caller has made anew.
 */
export async function followFirms(
  transaction: Transaction,
  moves: readonly Move[],
  madeAnew: readonly string[] = [],
): Promise<void> {
  if (moves.length === 0) return;
  const left = new Set(moves.flatMap(({ from }) => [0, 2, 4, 6].map((digits) => from.slice(0, digits))));
  // In the order of the codes, so that nobody waits for each other.
  for (const region of [...left].toSorted()) {
    await transaction.run('select pg_advisory_xact_lock($1, hashtext($2))', [regionLock, region]);
  }
  const found = await transaction.query<{ name: string }>(tablesOfFirms);
  const tables = found.map(({ name }) => name).filter((name) => !madeAnew.includes(name));
  for (const [to, firms] of Map.groupBy(moves, (move) => move.to)) {
    const ids = firms.map(({ enterpriseId }) => enterpriseId);
    for (const name of tables) {
      await transaction.run(`update ${name} set region_code = $1 where enterprise_id = any($2) and region_code <> $1`, [
        to,
        ids,
      ]);
    }
  }
}

/** The tables that are declared as rows of firms, in all modules; the role that serves may change the region in each. */
const tablesOfFirms = `
  select format('%I.%I', nspname, relname) as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    join pg_attribute on attrelid = pg_class.oid and attname = 'region_code' and not attisdropped
   where relkind in ('r', 'p') and not relispartition
     and obj_description(pg_class.oid, 'pg_class') = 'distributed by enterprise_id'
   order by 1`;
