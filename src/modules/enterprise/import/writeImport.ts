import { ok, present, type Refusal, refused } from '@leitu/kernel';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { isErrorCode } from '../../../platform/db/isErrorCode.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';
import type { JobContext, JobResult, JobWork } from '../../../platform/jobs/job.ts';
import { type ImportOutcome, type ImportPreview, MOST_REFUSALS_KEPT } from '../contract.ts';
import { findImport, type ImportRow, type RefusedCell, saveOutcome, savePreview } from '../store/imports.ts';
import { inTurn } from '../store/inTurn.ts';
import { collectTerms } from '../store/laterTerms.ts';
import type { KeptRecord } from '../store/records.ts';
import { type DossierChange, type NotWritten, writeDossiers } from '../store/writeDossiers.ts';
import { digestRecords } from './digest.ts';
import { goThroughImport } from './openImport.ts';
import { refuseImport } from './refusals.ts';
import { withTemporaryFile } from './uploadedFile.ts';
import type { FirmBatch, PlannedFirm, Walk } from './walkFirms.ts';

/** What is asked of the job: which import, and whether the other rows are written although some are refused. */
export interface WriteInput {
  readonly import_id: string;
  readonly leave_out_refused: boolean;
}

/** The refused rows: how many, how many cells, and the first of these. */
interface Refusals {
  readonly rows: number;
  readonly cells: number;
  readonly kept: readonly RefusedCell[];
}

/** Leaves the transaction, so that nothing of it is written. */
class NothingWritten extends Error {
  readonly refusal: Refusal;
  readonly refusals: Refusals | null;

  constructor(refusal: Refusal, refusals: Refusals | null = null) {
    super(refusal.message.en);
    this.refusal = refusal;
    this.refusals = refusals;
  }
}

/** Deadlock and serialization failure: two imports of the same firms met. */
const metAnother = ['40P01', '40001'];

/** Writes an import: all of it, with the audit event and the end of the job, in one transaction. */
export const work: JobWork = async (context, input) => {
  const { import_id: importId, leave_out_refused: isLeavingOut } = input as WriteInput; // The route that asks for the job gives it.
  const found = await context.as((transaction) => findImport(transaction, importId), { isReadOnly: true });
  const imported = present(found, 'an import that is being written cannot be taken away');
  try {
    await withTemporaryFile(imported.file_name, (path) =>
      context.as((transaction) => writeAll(context, transaction, imported, { path, isLeavingOut })),
    );
    return ok(undefined);
  } catch (error) {
    if (isErrorCode(error, metAnother)) return refused(refuseImport('dossiers_changed'));
    if (!(error instanceof NothingWritten)) throw error;
    return keepRefusals(context, imported, error);
  }
};

async function writeAll(
  context: JobContext,
  transaction: Transaction,
  imported: ImportRow,
  { path, isLeavingOut }: { readonly path: string; readonly isLeavingOut: boolean },
): Promise<void> {
  const writer = makeWriter(context, transaction, imported);
  const write = (batch: FirmBatch, walk: Walk) => writer.write(batch, walk);
  const gone = await goThroughImport(context, transaction, imported, path, write).catch(async (error: unknown) => {
    // Where a batch could not be written, that is the reason, and not what then failed on the broken transaction.
    await writer.settle();
    throw error;
  });
  if (!gone.ok) throw new NothingWritten(gone.reason);
  const { outcome, refusals } = await writer.finish();
  if (refusals.rows > 0 && !isLeavingOut) {
    throw new NothingWritten(refuseImport('rows_refused', { rows: refusals.rows }), refusals);
  }
  await saveOutcome(transaction, imported.import_id, outcome);
  await appendEvent(transaction, context.actor, {
    action: 'enterprise.import.write',
    regionCode: context.actor.region,
    detail: {
      import_id: imported.import_id,
      file_name: imported.file_name,
      file_sha256: imported.sha256.toString('hex'),
      source: imported.source,
      base_year: imported.base_year,
      stated_on: imported.stated_on,
      ...outcome,
    },
  });
  await context.finish(transaction, { ...outcome });
}

/** Has the database write batches while the next ones are made: one always waits for it, so that it never waits for one. */
function makeWriter(context: JobContext, transaction: Transaction, imported: ImportRow) {
  const counts = { new_firms: 0, changed_firms: 0, unchanged_firms: 0, left_out_rows: 0 };
  const kept: RefusedCell[] = [];
  const digest = digestRecords();
  const terms = collectTerms(transaction);
  const total = imported.preview?.rows ?? null;
  let done = 0;
  let refusedCells = 0;
  // The batch that was given out last, and the one before it.
  let [last, before] = [Promise.resolve(), Promise.resolve()];

  const count = (batch: FirmBatch, changes: readonly ImportChange[], { foreign, overtaken }: NotWritten) => {
    if (overtaken.size > 0) throw new NothingWritten(refuseImport('dossiers_changed'));
    const written = changes.filter(({ enterpriseId }) => !foreign.has(enterpriseId));
    const added = written.filter(({ version }) => version === null).length;
    counts.new_firms += added;
    counts.changed_firms += written.length - added;
    counts.unchanged_firms += batch.planned.length - changes.length;
    counts.left_out_rows += batch.refusedRows + foreign.size;
    const strangers = batch.planned.filter(({ enterpriseId }) => foreign.has(enterpriseId));
    const cells = [...batch.refused, ...strangers.map((firm) => refuseStranger(firm, imported))];
    refusedCells += cells.length;
    kept.push(...cells.toSorted((a, b) => a.row - b.row).slice(0, MOST_REFUSALS_KEPT - kept.length));
    for (const { record } of written) digest.add(record);
    done += batch.rows;
    context.report('writing', done, total);
  };

  const writeBatch = async (
    earlier: Promise<void>,
    batch: FirmBatch,
    changes: readonly ImportChange[],
    year: number,
  ) => {
    count(batch, changes, await inTurn(earlier, writeDossiers(transaction, changes, year, terms.add)));
  };

  return {
    async write(batch: FirmBatch, { factsYear }: Walk): Promise<void> {
      const changes = batch.planned.flatMap(changeOf);
      const earlier = before;
      before = last;
      last = writeBatch(before, batch, changes, factsYear);
      // Whoever waits for it hears of a failure; until then it is nobody's.
      last.catch(() => {});
      await earlier;
    },
    settle: () => last,
    async finish(): Promise<{ readonly outcome: ImportOutcome; readonly refusals: Refusals }> {
      await last;
      context.report('finishing', done, total);
      await terms.finish();
      const outcome = { ...counts, digest: digest.finish() };
      return { outcome, refusals: { rows: counts.left_out_rows, cells: refusedCells, kept } };
    },
  };
}

/** A change that has a record: imports always state something. */
type ImportChange = DossierChange & { readonly record: KeptRecord };

function changeOf({ enterpriseId, version, plan, stated }: PlannedFirm): ImportChange[] {
  if (plan === null) return [];
  const { before, after, record } = plan;
  return [{ enterpriseId, version, before, after, record: { ...stated, ...record, record_id: uuidv7() } }];
}

/** A firm that nobody here sees and that is there all the same; whose it is, is not told. */
function refuseStranger({ row, uscc }: PlannedFirm, { columns }: ImportRow): RefusedCell {
  const column = columns.find(({ reading }) => reading?.fact === 'uscc')?.header ?? 'uscc';
  const { code, message } = refuseImport('firm_of_another_region', { value: uscc });
  return { row, column, value: uscc, code, message };
}

/** Shows the refused rows as a preview would have, so that they can be mended or left out. */
async function keepRefusals(context: JobContext, imported: ImportRow, why: NothingWritten): Promise<JobResult> {
  const { refusal, refusals } = why;
  const { preview } = imported;
  if (refusals !== null && preview !== null) {
    const seen: ImportPreview = { ...preview, refused_rows: refusals.rows, refused_cells: refusals.cells };
    await context.as((transaction) => savePreview(transaction, imported, seen, refusals.kept));
  }
  return refused(refusal);
}
