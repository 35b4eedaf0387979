import { setImmediate as breathe } from 'node:timers/promises';
import { type CalendarDay, ok, type Result } from '@leitu/kernel';
import { createRowReader, type Dictionary, type FactRow, type Facts, type RowReader } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { uuidOfName } from '../../../platform/db/uuid.ts';
import type { FileRefusal, Row, RowBatch, Table } from '../../../platform/files/index.ts';
import { planStatement, type StatementPlan } from '../planStatement.ts';
import type { ImportRow, RefusedCell } from '../store/imports.ts';
import { type KeptRecord, type KnownFirm, readKnownFirms } from '../store/records.ts';
import { cellReadings } from './columnReading.ts';
import { refuseOutside, refuseRow } from './refuseRow.ts';

/** What the rows of a file are read with. */
export interface Walk {
  readonly imported: ImportRow;
  readonly dictionary: Dictionary;
  readonly factsYear: number;
  /** No day in the file is after it. */
  readonly on: CalendarDay;
  /** The beginning of the region codes that the office is in charge of. */
  readonly region: string;
  /** Who is to be named in the records, and when they are entered. */
  readonly entered: Pick<KeptRecord, 'organisation_id' | 'person_id' | 'entered_at'>;
}

/** A row of the file as it would change a dossier. */
export interface PlannedFirm {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  readonly enterpriseId: string;
  readonly uscc: string;
  /** The version of the firm's row; null for a firm that is new. */
  readonly version: string | null;
  /** What it changes; null where it says nothing new. */
  readonly plan: StatementPlan | null;
  readonly stated: KeptRecord;
}

/** Some rows of the file, in its order. */
export interface FirmBatch {
  readonly rows: number;
  readonly planned: readonly PlannedFirm[];
  readonly refusedRows: number;
  readonly refused: readonly RefusedCell[];
  readonly warnings: readonly { readonly row: number; readonly message: FactRow['warnings'][number] }[];
}

const firmsAtOnce = 500;

/** Between stretches of rows what PostgreSQL has answered is heard, so that it is given its next work at once. */
const rowsAtAStretch = 25;

/**
 * Walks through the rows of a file with what is known of their firms, and tells of each what it would change or why it is refused. The
 * next rows are read, and what is known of them is asked for, before a batch is given out: so whoever writes a batch has the database
 * write it while the next one is made.
 */
export async function* walkFirms(
  transaction: Transaction,
  table: Table,
  walk: Walk,
): AsyncGenerator<Result<FirmBatch, FileRefusal>, void, void> {
  const reader = createRowReader(cellReadings(walk.imported.columns, walk.dictionary, walk.on));
  const batches = gatherRows(table.rows, reader);
  const next = async () => {
    const { value: read } = await batches.next();
    if (read === undefined || !read.ok) return read;
    return ok({ rows: read.value, known: askKnown(transaction, read.value) });
  };
  let current = await next();
  while (current?.ok) {
    const following = await next();
    const { rows, known } = current.value;
    yield ok(await planBatch(rows, await known, walk));
    current = following;
  }
  if (current !== undefined) yield current;
}

/** A row as it was read; without an identifier where it is refused. */
interface ReadRow extends FactRow {
  readonly enterpriseId: string | null;
}

/** Reads rows as facts, as many at once as are planned together. */
async function* gatherRows(
  batches: AsyncIterable<RowBatch>,
  reader: RowReader,
): AsyncGenerator<Result<readonly ReadRow[], FileRefusal>, undefined, void> {
  let gathered: ReadRow[] = [];
  const read = ({ number, cells, extra }: Row) => {
    const row = reader.read(number, cells, extra);
    return { ...row, enterpriseId: row.refusals.length > 0 ? null : uuidOfName('enterprise', row.uscc) };
  };
  for await (const batch of batches) {
    if (!batch.ok) {
      yield batch;
      return undefined;
    }
    for (const row of batch.value) {
      if (gathered.length % rowsAtAStretch === 0) await breathe();
      gathered.push(read(row));
      if (gathered.length < firmsAtOnce) continue;
      yield ok(gathered);
      gathered = [];
    }
  }
  if (gathered.length > 0) yield ok(gathered);
  return undefined;
}

function askKnown(transaction: Transaction, rows: readonly ReadRow[]): Promise<ReadonlyMap<string, KnownFirm>> {
  const ids = rows.flatMap(({ enterpriseId }) => (enterpriseId === null ? [] : [enterpriseId]));
  const known = readKnownFirms(transaction, ids);
  // Whoever waits for it hears of a failure; until then it is nobody's.
  known.catch(() => {});
  return known;
}

async function planBatch(
  rows: readonly ReadRow[],
  known: ReadonlyMap<string, KnownFirm>,
  walk: Walk,
): Promise<FirmBatch> {
  const headers = new Map(walk.imported.columns.map(({ header, reading }) => [reading?.fact, header]));
  const planned: PlannedFirm[] = [];
  const refused: RefusedCell[] = [];
  const warnings: FirmBatch['warnings'][number][] = [];
  for (const [index, read] of rows.entries()) {
    if (index % rowsAtAStretch === 0) await breathe();
    const { facts, uscc, enterpriseId } = read;
    const row = read.row + headerRows;
    for (const message of read.warnings) warnings.push({ row, message });
    const firm = enterpriseId === null ? undefined : known.get(enterpriseId);
    const refusals =
      enterpriseId === null
        ? [...read.refusals, ...refuseOutside(facts, walk.region)]
        : refuseRow(facts, firm === undefined, walk.region);
    for (const { column, value, code, message } of refusals) {
      refused.push({ row, column: headers.get(column) ?? column, value, code, message });
    }
    if (enterpriseId === null || refusals.length > 0) continue;
    const stated = recordOf(enterpriseId, facts, walk);
    const plan = planStatement(firm?.records ?? [], stated, walk.dictionary, walk.factsYear);
    planned.push({ row, enterpriseId, uscc, version: firm?.version ?? null, plan, stated });
  }
  return { rows: rows.length, planned, refusedRows: rows.length - planned.length, refused, warnings };
}

/** Rows are counted from the first below the header; spreadsheets count the header too. */
const headerRows = 1;

/** Until it is known that there is something to keep, a record has the last of all identifiers: it is the newest. */
const unnamed = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function recordOf(enterpriseId: string, facts: Facts, { imported, entered }: Walk): KeptRecord {
  const { source, base_year, stated_on, import_id } = imported;
  return {
    enterprise_id: enterpriseId,
    record_id: unnamed,
    source,
    base_year,
    stated_on,
    facts,
    withdrawn: [],
    evidence_id: null,
    import_id,
    ...entered,
  };
}
