import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import type { Actor } from '../../../platform/access/actor.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { askForJob, findJob, type JobRow } from '../../../platform/jobs/jobStore.ts';
import type { ImportColumn } from '../contract.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import {
  assignJob,
  dropFile,
  dropRefusals,
  findImport,
  type ImportRow,
  saveMappings,
  takeImport,
} from '../store/imports.ts';
import { chooseColumns } from './columnReading.ts';
import type { PreviewInput } from './previewImport.ts';
import { refuseImport } from './refusals.ts';
import { refuseStep, standingOf } from './standing.ts';
import type { WriteInput } from './writeImport.ts';

/** An import and the job under way, if there is one. */
export interface FoundImport {
  readonly row: ImportRow;
  readonly job: JobRow | undefined;
}

/** Finds an import of the own organisation. */
export async function lookUpImport(
  transaction: Transaction,
  actor: Actor,
  importId: string,
): Promise<Result<FoundImport, Refusal>> {
  const row = await findImport(transaction, importId);
  if (row === undefined) return refused(refuseImport('unknown_import'));
  return ok({ row, job: await findJobOf(transaction, actor, row) });
}

/** The job of an import on which its standing depends. */
export async function findJobOf(
  transaction: Transaction,
  actor: Actor,
  { state, job_id: jobId }: ImportRow,
): Promise<JobRow | undefined> {
  const isUnderWay = state === 'previewing' || state === 'writing';
  return isUnderWay && jobId !== null ? findJob(transaction, actor, jobId) : undefined;
}

/** Remembers how the columns are mapped, and asks for the job that finds out what the import would change. */
export async function startPreview(
  transaction: Transaction,
  actor: Actor,
  importId: string,
  chosen: readonly Pick<ImportColumn, 'header' | 'reading'>[],
): Promise<Result<string, Refusal>> {
  const found = await lookUpImport(transaction, actor, importId);
  if (!found.ok) return found;
  const { row, job } = found.value;
  const refusal = refuseStep('preview', standingOf(row, job), row);
  if (refusal !== undefined) return refused(refusal);
  const columns = chooseColumns(row.columns, chosen, dictionaryOfDossiers());
  if (!columns.ok) return columns;
  const next = { state: 'previewing', columns: columns.value, preview: null } as const;
  if (!(await takeImport(transaction, row, next))) return refused(refuseImport('import_busy'));
  const input: PreviewInput = { import_id: importId };
  const jobId = await askForJob(transaction, actor, 'enterprise.preview', { ...input });
  await assignJob(transaction, importId, jobId);
  await dropRefusals(transaction, importId);
  await saveMappings(transaction, actor, columns.value);
  await appendEvent(transaction, actor, {
    action: 'enterprise.import.preview',
    regionCode: actor.region,
    detail: { import_id: importId, columns: columns.value.map(({ header, reading }) => ({ header, reading })) },
  });
  return ok(jobId);
}

/** Asks for the job that writes the import. */
export async function startWrite(
  transaction: Transaction,
  actor: Actor,
  importId: string,
  isLeavingOut: boolean,
): Promise<Result<string, Refusal>> {
  const found = await lookUpImport(transaction, actor, importId);
  if (!found.ok) return found;
  const { row, job } = found.value;
  const refusal = refuseStep('write', standingOf(row, job), row, isLeavingOut);
  if (refusal !== undefined) return refused(refusal);
  if (!(await takeImport(transaction, row, { state: 'writing' }))) return refused(refuseImport('import_busy'));
  const input: WriteInput = { import_id: importId, leave_out_refused: isLeavingOut };
  const jobId = await askForJob(transaction, actor, 'enterprise.write', { ...input });
  await assignJob(transaction, importId, jobId);
  return ok(jobId);
}

/** Takes an import off the list and lets go of its file; what it has written stays. */
export async function discardImport(
  transaction: Transaction,
  actor: Actor,
  importId: string,
): Promise<Result<null, Refusal>> {
  const found = await lookUpImport(transaction, actor, importId);
  if (!found.ok) return found;
  const { row, job } = found.value;
  const standing = standingOf(row, job);
  const refusal = refuseStep('discard', standing, row);
  if (refusal !== undefined) return refused(refusal);
  if (!(await takeImport(transaction, row, { state: 'discarded' }))) return refused(refuseImport('import_busy'));
  await dropFile(transaction, importId);
  await dropRefusals(transaction, importId);
  await appendEvent(transaction, actor, {
    action: 'enterprise.import.discard',
    regionCode: actor.region,
    detail: { import_id: importId, file_name: row.file_name, before: standing.state },
  });
  return ok(null);
}
