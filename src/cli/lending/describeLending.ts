import type { Command } from 'commander';
import { textIn } from '../../platform/i18n/index.ts';
import type { ExitCode, Run } from '../run.ts';
import { conformToActus } from './conform.ts';
import { type LoanOptions, tellLoan } from './loan.ts';
import { lendingMessages } from './messages.ts';

/** Describes `leitu loan` and `leitu conform`. */
export function describeLending(
  run: Run,
  command: (name: string, about: string) => Command,
  within: (parent: Command, name: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const say = textIn(lendingMessages, run.language);
  command('loan', say('loanAbout'))
    .argument('<TERMS.json>', say('terms'))
    .option('--format <FORMAT>', say('format'))
    .addHelpText('after', say('loanExamples'))
    .action(async (path: string, options: LoanOptions) => end(await tellLoan(run, path, options)));
  within(command('conform', say('conformAbout')), 'actus')
    .description(say('actusAbout'))
    .argument('<FILE...>', say('cases'))
    .action(async (paths: readonly string[]) => end(await conformToActus(run, paths)));
}
