import type { Refusal } from '@leitu/kernel';
import type { JobRow } from '../../../platform/jobs/jobStore.ts';
import type { ImportItem } from '../contract.ts';
import type { ImportRow } from '../store/imports.ts';
import { type ImportCode, refuseImport } from './refusals.ts';

/** Where an import stands, and what went wrong if something did. */
export interface ImportStanding {
  readonly state: ImportItem['state'];
  readonly problem: Pick<Refusal, 'code' | 'message'> | null;
}

/**
 * Where an import stands, of which the row tells what was begun and the job what came of it. That a job is done is written with what it
 * did; so a job that has ended in any other way has written nothing, and the import has failed, whatever had been begun.
 */
export function standingOf(
  row: Pick<ImportRow, 'state'>,
  job: Pick<JobRow, 'state' | 'refusal'> | undefined,
): ImportStanding {
  const { state } = row;
  if (state !== 'previewing' && state !== 'writing') return { state, problem: null };
  switch (job?.state) {
    case 'waiting':
    case 'running':
    case 'done':
      return { state, problem: null };
    case 'refused':
      return { state: 'failed', problem: job.refusal ?? refuseImport(stopped(state)) };
    case 'cancelled':
      return { state: 'failed', problem: refuseImport(state === 'writing' ? 'write_cancelled' : 'preview_stopped') };
    case 'failed':
    case 'interrupted':
    case undefined:
      return { state: 'failed', problem: refuseImport(stopped(state)) };
  }
}

function stopped(state: 'previewing' | 'writing'): ImportCode {
  return state === 'writing' ? 'write_interrupted' : 'preview_stopped';
}

/** Why an import may not be previewed, written or discarded as it stands; undefined where it may. */
export function refuseStep(
  step: 'preview' | 'write' | 'discard',
  { state }: ImportStanding,
  row: Pick<ImportRow, 'preview'>,
  isLeavingOut = false,
): Refusal | undefined {
  if (state === 'previewing' || state === 'writing') return refuseImport('import_busy');
  if (state === 'discarded' || (state === 'written' && step !== 'discard')) return refuseImport('import_over');
  if (step !== 'write') return undefined;
  if (row.preview === null) return refuseImport('not_previewed');
  const { refused_rows: rows } = row.preview;
  return rows > 0 && !isLeavingOut ? refuseImport('rows_refused', { rows }) : undefined;
}
