import type { Command } from 'commander';
import { textIn } from '../../platform/i18n/index.ts';
import type { ExitCode, Run } from '../run.ts';
import { chainMessages } from './messages.ts';
import { type ShockCommandOptions, tellShocks } from './shock.ts';

/** Describes the commands about industry chains. */
export function describeChain(
  run: Run,
  command: (name: string, about: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const text = textIn(chainMessages, run.language);
  const onNetwork = (made: Command) =>
    made
      .requiredOption('--firms <FILE>', text('firmsFile'))
      .requiredOption('--links <FILE>', text('linksFile'))
      .option('--essential <FILE>', text('essentialFile'))
      .option('--replaceable <on|off>', text('replaceable'))
      .option('--epsilon <X>', text('epsilon'));
  onNetwork(command('shock', text('shockAbout')))
    .option('--workers <N>', text('workers'))
    .option('--format <FORMAT>', text('format'))
    .option('--out <FILE>', text('out'))
    .addHelpText('after', text('shockExamples'))
    .action(async (options: ShockCommandOptions) => end(await tellShocks(run, options)));
}
