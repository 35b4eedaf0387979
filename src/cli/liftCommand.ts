import type { Command } from 'commander';
import { textIn } from '../platform/i18n/index.ts';
import { type LiftOptions, lift } from './lift.ts';
import { liftMessages } from './liftMessages.ts';
import type { ExitCode, Run } from './run.ts';

/** Describes `leitu lift`. */
export function describeLift(
  run: Run,
  command: (name: string, about: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const text = textIn(liftMessages, run.language);
  command('lift', text('about'))
    .argument('<FILE>', run.text('assessFile'))
    .option('--pack <ID>', text('pack'))
    .option('--tier <T>', run.text('tier'))
    .option('--on <DATE>', run.text('on'))
    .option('--case <CASE>', run.text('case'))
    .option('--costs <FILE>', text('costs'))
    .option('--uscc <USCC>', text('uscc'))
    .option('--format <FORMAT>', text('format'))
    .addHelpText('after', text('examples'))
    .action(async (file: string, options: LiftOptions) => end(await lift(run, file, options)));
}
