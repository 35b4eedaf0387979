import { writeFileSync } from 'node:fs';
import { permissionsText } from '../platform/access/permissionsText.ts';
import { allPermissions } from '../platform/module/allPermissions.ts';
import { modules } from '../server/modules.ts';
import { complain, type ExitCode, type Run } from './run.ts';

export interface PermissionsOptions {
  readonly out?: string;
}

/** `leitu permissions`: what each role may do, as the modules declare it, on the screen or as the page of the documentation. */
export function tellPermissions(run: Run, { out }: PermissionsOptions): ExitCode {
  const page = permissionsText(allPermissions(modules));
  if (out === undefined) {
    run.out.write(page);
    return 0;
  }
  try {
    writeFileSync(out, page);
  } catch (error) {
    return complain(run, run.text('writeFailed', { reason: error instanceof Error ? error.message : String(error) }));
  }
  run.err.write(`${run.text('written', { path: out })}\n`);
  return 0;
}
