import { refused } from '@leitu/kernel';
import { type Difference, readCases, runCase } from '@leitu/loans';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run, writeLines } from '../run.ts';
import { lendingMessages } from './messages.ts';
import { openJson } from './openJson.ts';

type Failure = Exclude<ReturnType<typeof runCase>, { readonly ok: true }>['reason'];

/** `leitu conform actus`: every case of the files, what differs, and how many passed; 1 where one failed. */
export async function conformToActus(run: Run, paths: readonly string[]): Promise<ExitCode> {
  let [passed, failed] = [0, 0];
  for (const path of paths) {
    const file = await openJson(run, path);
    if (!file.ok) return file.reason;
    const cases = readCases(file.value.value);
    if (!cases.ok) {
      const message = inLanguage(cases.reason.message, run.language);
      return complain(run, textIn(lendingMessages, run.language)('inFile', { path, message }));
    }
    for (const { identifier, read } of cases.value) {
      const ended = read.ok ? runCase(read.value) : refused([read.reason]);
      if (ended.ok) {
        passed += 1;
        continue;
      }
      failed += 1;
      await writeLines(run.out, [failureText(run, identifier, ended.reason)]);
    }
  }
  await writeLines(run.out, [`${passed} passed, ${failed} failed`]);
  return failed === 0 ? 0 : 1;
}

function failureText({ language }: Run, name: string, failure: Failure): string {
  const say = textIn(lendingMessages, language);
  if (isDifference(failure)) return say('difference', { name, ...failure });
  return say('failure', { name, reason: failure.map(({ message }) => inLanguage(message, language)).join(' ') });
}

function isDifference(failure: Failure): failure is Difference {
  return 'event' in failure;
}
