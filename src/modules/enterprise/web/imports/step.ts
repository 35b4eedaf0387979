import type { ImportItem } from '../../contract.ts';

/** The steps of an import; `done` is after them. */
export type StepName = 'upload' | 'columns' | 'preview' | 'write' | 'done';

/** At which step an import is. `isMapping` is set where somebody has gone back from the preview to the columns. */
export function stepOf({ state, preview }: Pick<ImportItem, 'state' | 'preview'>, isMapping: boolean): StepName {
  switch (state) {
    case 'written':
      return 'done';
    case 'writing':
      return 'write';
    case 'previewing':
      return 'preview';
    case 'uploaded':
    case 'discarded':
      return 'columns';
    case 'previewed':
    case 'failed':
      // What failed while it was written has its preview still, and can be written again.
      return preview === null || isMapping ? 'columns' : 'preview';
  }
}
