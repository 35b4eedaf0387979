import type { Transaction } from '../../../platform/db/transaction.ts';
import { FACT_COLUMNS, type FirmRow } from '../columns.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import { sqlOrder } from './searchOrder.ts';
import { fitting } from './searchQuestion.ts';
import { type Scope, Values } from './searchSql.ts';

/** Rows fetched at once: few enough that none of them waits long in memory. */
const rowsAtOnce = 1000;

/** All firms that fit, in order, some at a time, read through a cursor of the transaction. All are read once, so no index is looked for. */
export async function* exportFirms(
  transaction: Transaction,
  search: FirmSearch,
  scope: Scope,
  order: FirmOrder,
): AsyncGenerator<readonly FirmRow[], void, void> {
  const { stretches } = sqlOrder(order);
  for (const [index, stretch] of stretches.entries()) {
    const values = new Values();
    const cursor = `exported_${index}`;
    await transaction.run(
      `declare ${cursor} no scroll cursor for
        select ${exportedColumns} from ${fitting({ search, scope, bears: 'one by one', stretch }, values)} order by ${stretch.within}`,
      values.all,
    );
    for (;;) {
      const rows = await transaction.query<FirmRow>(`fetch ${rowsAtOnce} from ${cursor}`);
      if (rows.length === 0) break;
      yield rows;
    }
  }
}

const exportedColumns = ['enterprise_id', ...FACT_COLUMNS, 'tier', 'tier_granted_on', 'other_facts', 'facts_year'].join(
  ', ',
);
