import type { Command } from 'commander';
import { textIn } from '../platform/i18n/index.ts';
import { type ReformOptions, reform } from './reform.ts';
import { reformMessages } from './reformMessages.ts';
import type { ExitCode, Run } from './run.ts';

/** Describes `leitu reform`. */
export function describeReform(
  run: Run,
  command: (name: string, about: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const text = textIn(reformMessages, run.language);
  command('reform', text('about'))
    .argument('<FILE>', run.text('assessFile'))
    .requiredOption('--from <ID>', text('from'))
    .requiredOption('--to <ID>', text('to'))
    .option('--by <GROUP>', text('by'))
    .option('--case <CASE>', run.text('case'))
    .option('--set <THRESHOLD=VALUE>', text('set'), gather)
    .option('--format <FORMAT>', text('format'))
    .addHelpText('after', text('examples'))
    .action(async (file: string, options: ReformOptions) => end(await reform(run, file, options)));
}

/** Values of an option that may be given several times. */
function gather(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
