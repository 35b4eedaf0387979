import type { Command } from 'commander';
import { textIn } from '../../platform/i18n/index.ts';
import type { ExitCode, Run } from '../run.ts';
import { type FitCommandOptions, tellFit } from './fit.ts';
import { scorecardMessages } from './messages.ts';
import { type ScoreOptions, tellScores } from './score.ts';

/** Describes `leitu scorecard fit` and `leitu scorecard score`. */
export function describeScorecard(
  run: Run,
  command: (name: string, about: string) => Command,
  within: (parent: Command, name: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const say = textIn(scorecardMessages, run.language);
  const scorecard = command('scorecard', say('scorecardAbout')).addHelpText('after', say('examples'));
  within(scorecard, 'fit')
    .description(say('fitAbout'))
    .argument('<DATA>', say('data'))
    .requiredOption('--target <COLUMN>', say('target'))
    .option('--bad <VALUE>', say('bad'))
    .option('--folds <N>', say('folds'), '5')
    .option('--repeats <N>', say('repeats'), '5')
    .option('--seed <N>', say('seed'), '42')
    .option('--out <DIR>', say('fitOut'))
    .option('--test <DATA>', say('test'))
    .option('--sign <COLUMN...>', say('sign'))
    .option('--known-after <COLUMN...>', say('knownAfter'))
    .option('--special <VALUE...>', say('special'))
    .option('--choice <WAY>', say('choice'), 'penalised')
    .option('--base-score <N>', say('baseScore'))
    .option('--json', say('json'))
    .action(async (path: string, options: FitCommandOptions) => end(await tellFit(run, path, options)));
  within(scorecard, 'score')
    .description(say('scoreAbout'))
    .argument('<DATA>', say('data'))
    .requiredOption('--card <DIR>', say('card'))
    .option('--out <FILE>', say('scoreOut'))
    .option('--movable <COLUMN...>', say('movable'))
    .action(async (path: string, options: ScoreOptions) => end(await tellScores(run, path, options)));
}
