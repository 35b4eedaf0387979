import { readFile } from 'node:fs/promises';
import { type Refusal, type Result, refused } from '@leitu/kernel';
import { type Plan, type Problem, readFjs, readPlan, readProblem, type SchedulingCode } from '@leitu/scheduling';
import { openRegularFile } from '../../platform/files/index.ts';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, complainOf, type ExitCode, type Run } from '../run.ts';
import { killable } from './heedInterrupt.ts';
import { planningMessages } from './messages.ts';

/** Reads a problem; where it cannot, says why and gives how the run ends. */
export async function openProblem(run: Run, path: string): Promise<Result<Problem, ExitCode>> {
  const text = textIn(planningMessages, run.language);
  const kind = /\.(?:fjs|json)$/.exec(path.toLowerCase())?.[0];
  if (kind === undefined) return refused(complain(run, text('notProblem', { path })));
  const read = await openWhole(run, path, kind === '.fjs' ? readFjs : readProblem);
  return read.ok ? read : tell(run, read.reason, (reason) => text('badProblem', { path, reason }));
}

/** Reads a plan; where it cannot, says why and gives how the run ends. */
export async function openPlan(run: Run, path: string): Promise<Result<Plan, ExitCode>> {
  const text = textIn(planningMessages, run.language);
  const read = await openWhole(run, path, readPlan);
  return read.ok ? read : tell(run, read.reason, (reason) => text('badPlan', { path, reason }));
}

type Reader<Value> = (text: string) => Result<Value, Refusal<SchedulingCode>>;

/** How the run ends, or what is wrong with what was read. */
type Unread = ExitCode | Refusal<SchedulingCode>;

function tell(run: Run, unread: Unread, sentence: (reason: string) => string): Result<never, ExitCode> {
  if (typeof unread === 'number') return refused(unread);
  return refused(complain(run, sentence(inLanguage(unread.message, run.language))));
}

/** The engine has no longer texts. */
const mostBytes = 500_000_000;

async function openWhole<Value>(run: Run, path: string, read: Reader<Value>): Promise<Result<Value, Unread>> {
  const say = textIn(planningMessages, run.language);
  const opened = await openRegularFile(path);
  if (!opened.ok) {
    const isFolder = opened.reason.code === 'file_is_folder';
    return refused(isFolder ? complain(run, say('isFolder', { path })) : complainOf(run, opened.reason));
  }
  const { file, bytes } = opened.value;
  try {
    if (bytes > mostBytes) {
      const most = mostBytes / 1_000_000;
      return refused(complain(run, say('tooLarge', { path, most })));
    }
    // Without the mark with which some editors begin a file.
    const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    return killable(() => read(text));
  } finally {
    await file.close();
  }
}
