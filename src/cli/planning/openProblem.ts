import { readFile } from 'node:fs/promises';
import { ok, type Result, refused } from '@leitu/kernel';
import { type Problem, readFjs, readProblem } from '@leitu/scheduling';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { planningMessages } from './messages.ts';

/** Reads a problem; where it cannot, says why and gives how the run ends. */
export async function openProblem(run: Run, path: string): Promise<Result<Problem, ExitCode>> {
  const kind = /\.(?:fjs|json)$/.exec(path.toLowerCase())?.[0];
  if (kind === undefined) return refused(complain(run, textIn(planningMessages, run.language)('notProblem', { path })));
  const read = await readWhole(run, path);
  if (!read.ok) return read;
  const problem = kind === '.fjs' ? readFjs(read.value) : readProblem(read.value);
  return problem.ok ? problem : refused(complain(run, `${path}：${inLanguage(problem.reason.message, run.language)}`));
}

/** The whole text of a file, without the mark with which some editors begin it. */
export async function readWhole(run: Run, path: string): Promise<Result<string, ExitCode>> {
  try {
    return ok((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    // What the system has against a file is for whoever named it; anything else is a bug.
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = String(error.code);
    return refused(complain(run, textIn(planningMessages, run.language)('cannotRead', { path, reason })));
  }
}
