import type { Transaction } from '../../../platform/db/transaction.ts';
import { FACT_COLUMNS } from '../columns.ts';
import { termsOf } from '../terms.ts';

/** What rows of `enterprise.enterprises` are to hold, each made by `rowOfFirm`. */
export type FirmRows = readonly Readonly<Record<string, unknown>>[];

const columns = ['enterprise_id', ...FACT_COLUMNS, 'tier', 'tier_granted_on', 'other_facts', 'facts_year'];
const columnList = columns.join(', ');
const newValues = columns
  .slice(1)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/**
 * Adds firms and gives the identifiers of those that were not there. One that is there and that the actor does not see belongs to another
 * region: it is left as it is, and its identifier is not among those given.
 */
export async function insertFirms(transaction: Transaction, rows: FirmRows): Promise<ReadonlySet<string>> {
  const added = await transaction.query<{ enterprise_id: string }>(
    `insert into enterprise.enterprises (${columnList})
       select ${columnList} from json_populate_recordset(null::enterprise.enterprises, $1)
       on conflict do nothing returning enterprise_id`,
    [JSON.stringify(rows)],
  );
  return new Set(added.map(({ enterprise_id }) => enterprise_id));
}

/** Writes rows of firms that are there and that the actor sees. */
export async function replaceFirms(transaction: Transaction, rows: FirmRows): Promise<void> {
  if (rows.length === 0) return;
  // Written as an insertion that always meets a row: Citus sends that to the machines that hold the rows.
  await transaction.run(
    `insert into enterprise.enterprises as known (${columnList})
       select ${columnList} from json_populate_recordset(null::enterprise.enterprises, $1)
       on conflict (enterprise_id) do update set ${newValues}, updated_at = now()`,
    [JSON.stringify(rows)],
  );
}

/** A firm by what it is found. */
export interface NamedFirm {
  readonly enterpriseId: string;
  readonly regionCode: string;
  readonly name: string;
  readonly uscc: string;
}

/** Makes firms found by their names. */
export async function insertTerms(transaction: Transaction, firms: readonly NamedFirm[]): Promise<void> {
  const [ids, terms, regions]: [string[], string[], string[]] = [[], [], []];
  for (const { enterpriseId, regionCode, name, uscc } of firms) {
    for (const term of termsOf(name, uscc)) {
      ids.push(enterpriseId);
      terms.push(term);
      regions.push(regionCode);
    }
  }
  if (ids.length === 0) return;
  await transaction.run(
    `insert into enterprise.terms (enterprise_id, term, region_code)
       select * from unnest($1::uuid[], $2::text[], $3::text[]) on conflict do nothing`,
    [ids, terms, regions],
  );
}

/** Makes firms found by their new names, and no more by those before. */
export async function replaceTerms(transaction: Transaction, firms: readonly NamedFirm[]): Promise<void> {
  if (firms.length === 0) return;
  await transaction.run('delete from enterprise.terms where enterprise_id = any($1)', [
    firms.map(({ enterpriseId }) => enterpriseId),
  ]);
  await insertTerms(transaction, firms);
}

// A firm that moves to another county takes its rows along by `followFirms` (src/platform/db/regionsOfFirms.ts), called after its new row is
// written and before the audit event: it moves the rows of all modules, in this transaction, and works in a job's thread too.
