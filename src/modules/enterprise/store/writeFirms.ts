import { rowsInBinary, rowTypeOf } from '../../../platform/db/rowsInBinary.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { BEFORE_TERM, FACT_COLUMNS, type NewFirmRow } from '../columns.ts';

const factColumns = [...FACT_COLUMNS, 'tier_granted_on'] as const;
const otherColumns = ['enterprise_id', 'tier', 'other_facts', 'found_by', 'facts_year'] as const;
const columns = [...factColumns, ...otherColumns];
const columnList = columns.join(', ');
const newValues = columns
  .filter((column) => column !== 'enterprise_id')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

const readers = new Map<string, (row: NewFirmRow) => unknown>([
  ...factColumns.map((name) => [name, ({ facts }: NewFirmRow) => facts[name]] as const),
  ...otherColumns.map((name) => [name, ({ beside }: NewFirmRow) => beside[name]] as const),
]);

async function sendableFirms(transaction: Transaction, rows: readonly NewFirmRow[]): Promise<Buffer> {
  const type = await rowTypeOf(transaction, 'enterprise.enterprises');
  return rowsInBinary(type, rows, (column) => readers.get(column));
}

/**
 * Adds firms and gives the identifiers of those that were not there. One that is there and that the actor does not see belongs to another
 * region: it is left as it is, and its identifier is not among those given.
 */
export async function insertFirms(transaction: Transaction, rows: readonly NewFirmRow[]): Promise<ReadonlySet<string>> {
  const added = await transaction.query<{ enterprise_id: string }>(
    `insert into enterprise.enterprises (${columnList})
       select ${columnList} from unnest($1::enterprise.enterprises[])
       on conflict do nothing returning enterprise_id`,
    [await sendableFirms(transaction, rows)],
  );
  return new Set(added.map(({ enterprise_id }) => enterprise_id));
}

/**
 * Writes rows of firms that are there and that the actor sees, each with the version that it was made from, and gives the identifiers of
 * those that were written. A row that somebody else has written since that version is left as it is.
 */
export async function replaceFirms(
  transaction: Transaction,
  rows: readonly NewFirmRow[],
  versions: readonly string[],
): Promise<ReadonlySet<string>> {
  // Written as an insertion that always meets a row: Citus sends that to the machines that hold the rows.
  const replaced = await transaction.query<{ enterprise_id: string }>(
    `insert into enterprise.enterprises as known (${columnList}, updated_at)
       select ${columnList}, unnest as version from unnest($1::enterprise.enterprises[], $2::timestamptz[])
       on conflict (enterprise_id) do update set ${newValues}, updated_at = clock_timestamp()
         where known.updated_at = excluded.updated_at
       returning enterprise_id`,
    [await sendableFirms(transaction, rows), versions],
  );
  return new Set(replaced.map(({ enterprise_id }) => enterprise_id));
}

/**
 * Makes firms found by the names that their rows have; they must not be found by any yet. Terms are added in the order of their index: of
 * many firms at once several share a page.
 */
export async function insertTerms(transaction: Transaction, enterpriseIds: readonly string[]): Promise<void> {
  if (enterpriseIds.length === 0) return;
  await transaction.run(
    `insert into enterprise.terms (enterprise_id, term, region_code)
       select enterprise_id, unnest(string_to_array(substr(found_by, 2), $2)) collate "C" as term, region_code
         from enterprise.enterprises where enterprise_id = any($1) and found_by <> '' order by term`,
    [enterpriseIds, BEFORE_TERM],
  );
}

/** By which texts firms are found, as it stands in their rows. */
interface FoundBy {
  readonly enterprise_id: string;
  readonly region_code: string;
  readonly found_by: string;
}

/** Reads by which texts firms are found, before that changes. */
export async function readFoundBy(
  transaction: Transaction,
  enterpriseIds: readonly string[],
): Promise<readonly FoundBy[]> {
  if (enterpriseIds.length === 0) return [];
  return transaction.query<FoundBy>(
    'select enterprise_id, region_code, found_by from enterprise.enterprises where enterprise_id = any($1)',
    [enterpriseIds],
  );
}

/** Takes away the texts by which firms were found, each by its place in the one index of terms. */
export async function deleteTerms(transaction: Transaction, before: readonly FoundBy[]): Promise<void> {
  if (before.length === 0) return;
  await transaction.run(
    `delete from enterprise.terms
      using (select enterprise_id, region_code, unnest(string_to_array(substr(found_by, 2), $4)) as term
               from unnest($1::uuid[], $2::text[], $3::text[]) as firms (enterprise_id, region_code, found_by)) as old
      where terms.term = old.term and terms.region_code = old.region_code and terms.enterprise_id = old.enterprise_id`,
    [
      ...(['enterprise_id', 'region_code', 'found_by'] as const).map((name) => before.map((row) => row[name])),
      BEFORE_TERM,
    ],
  );
}
