import { ok, present, type Refusal, type Result } from '@leitu/kernel';
import type { JobContext, JobWork } from '../../../platform/jobs/job.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { findImport, type ImportRow, savePreview } from '../store/imports.ts';
import { goThroughImport } from './openImport.ts';
import { type PreviewTally, tallyPreview } from './tallyPreview.ts';
import { withTemporaryFile } from './uploadedFile.ts';

/** What is asked of the job: which import. */
export interface PreviewInput {
  readonly import_id: string;
}

/** Finds out what an import would change and which cells are refused, and changes no dossier. */
export const work: JobWork = async (context, input) => {
  const { import_id: importId } = input as PreviewInput; // The route that asks for the job gives it.
  const found = await context.as((transaction) => findImport(transaction, importId), { isReadOnly: true });
  const imported = present(found, 'an import under preview cannot be taken away');
  const tally = await withTemporaryFile(imported.file_name, (path) => tallyImport(context, imported, path));
  if (!tally.ok) return tally;
  await context.as(async (transaction) => {
    await savePreview(transaction, imported, tally.value.preview(), tally.value.refused());
    await context.finish(transaction, { import_id: importId });
  });
  return ok(undefined);
};

function tallyImport(context: JobContext, imported: ImportRow, path: string): Promise<Result<PreviewTally, Refusal>> {
  const bytes = Number(imported.bytes);
  const tally = tallyPreview(dictionaryOfDossiers());
  return context.as(
    async (transaction) => {
      const gone = await goThroughImport(context, transaction, imported, path, (batch, _walk, table) => {
        tally.add(batch);
        context.report('reading', Math.round(table.progress() * bytes), bytes);
      });
      return gone.ok ? ok(tally) : gone;
    },
    { isReadOnly: true },
  );
}
