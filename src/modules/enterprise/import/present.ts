import type { JobRow } from '../../../platform/jobs/jobStore.ts';
import type { ImportItem } from '../contract.ts';
import type { ImportRow } from '../store/imports.ts';
import { standingOf } from './standing.ts';

/** An import as it leaves the server. */
export function presentImport(row: ImportRow, job: JobRow | undefined): ImportItem {
  const { state, problem } = standingOf(row, job);
  return {
    import_id: row.import_id,
    file_name: row.file_name,
    bytes: Number(row.bytes),
    source: row.source,
    base_year: row.base_year,
    stated_on: row.stated_on,
    state,
    job_id: row.job_id,
    problem: problem === null ? null : { code: problem.code, message: problem.message },
    created_at: row.created_at.toISOString(),
    written_at: row.written_at?.toISOString() ?? null,
    columns: [...row.columns],
    preview: row.preview,
    outcome: row.outcome,
  };
}
