import type { Transaction } from '../../../platform/db/transaction.ts';
import { BEFORE_TERM, FACT_COLUMNS, type FirmRow } from '../columns.ts';
import type { FirmOrder, FirmSearch } from '../readSearch.ts';
import { sqlOrder } from './searchOrder.ts';
import { type Scope, sqlConditions, Values } from './searchSql.ts';

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
  for (const [index, { condition, within }] of stretches.entries()) {
    const values = new Values();
    const conditions = where([...fittingConditions(search, scope, values), ...(condition === null ? [] : [condition])]);
    const cursor = `exported_${index}`;
    await transaction.run(
      `declare ${cursor} no scroll cursor for
        select ${exportedColumns} from enterprise.enterprises ${conditions} order by ${within}`,
      values.all,
    );
    for (;;) {
      const rows = await transaction.query<FirmRow>(`fetch ${rowsAtOnce} from ${cursor}`);
      if (rows.length === 0) break;
      yield rows;
    }
  }
}

/** How many firms fit. */
export async function countExported(transaction: Transaction, search: FirmSearch, scope: Scope): Promise<number> {
  const values = new Values();
  const conditions = where(fittingConditions(search, scope, values));
  const rows = await transaction.query<{ total: number }>(
    `select count(*)::int as total from enterprise.enterprises ${conditions}`,
    values.all,
  );
  return rows[0]?.total ?? 0;
}

const exportedColumns = ['enterprise_id', ...FACT_COLUMNS, 'tier', 'tier_granted_on', 'other_facts', 'facts_year'].join(
  ', ',
);

function fittingConditions(search: FirmSearch, scope: Scope, values: Values): string[] {
  const conditions = sqlConditions(search, scope, values);
  if (search.term !== '') conditions.push(`strpos(found_by, ${values.add(BEFORE_TERM + search.term)}) > 0`);
  return conditions;
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
