import type { JobDefinition } from '../../../platform/jobs/job.ts';

/** The jobs of imports; each file exports its work. */
export const importJobs: readonly JobDefinition[] = [
  { kind: 'enterprise.preview', file: new URL('./previewImport.ts', import.meta.url) },
  { kind: 'enterprise.write', file: new URL('./writeImport.ts', import.meta.url) },
];
