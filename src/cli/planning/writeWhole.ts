import { ok, type Result, refused } from '@leitu/kernel';
import { writeText } from '../../platform/files/index.ts';
import { complainOf, type ExitCode, type Run } from '../run.ts';

/** Writes a file; where it cannot, says why and gives how the run ends. */
export async function writeWhole(run: Run, path: string, text: string): Promise<Result<null, ExitCode>> {
  const written = await writeText(path, pieceOf(text));
  return written.ok ? ok(null) : refused(complainOf(run, written.reason));
}

async function* pieceOf(text: string): AsyncGenerator<string, void, void> {
  yield text;
}
