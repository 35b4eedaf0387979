import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { isLanguage } from '../platform/i18n/index.ts';
import { type AssessOptions, assess } from './assess.ts';
import { describeChain } from './chain/describeChain.ts';
import { type ExplainOptions, explainFirm } from './explainFirm.ts';
import { describeLending } from './lending/describeLending.ts';
import { describeLift } from './liftCommand.ts';
import { backUp, examine, migrateDatabase, restore, verifyAudit } from './operate.ts';
import { checkPacks } from './packs/checkPacks.ts';
import { diffPacks } from './packs/diffPacks.ts';
import { testPacks } from './packs/testPacks.ts';
import { textOf } from './packs/text.ts';
import { listPacks } from './packs.ts';
import { type PermissionsOptions, tellPermissions } from './permissions.ts';
import { describePlanning } from './planning/describePlanning.ts';
import { describeReform } from './reformCommand.ts';
import { complain, type ExitCode, type Run } from './run.ts';
import { describeScorecard } from './scorecard/describeScorecard.ts';
import { type SimulateOptions, simulate } from './simulate.ts';
import { MOST_FIRMS } from './simulation/codes.ts';
import { makeTemplate, type TemplateOptions } from './template.ts';

/** Runs the `leitu` command with its arguments and gives the exit code. */
export async function runCommand(run: Run, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = describeCommands(run, (ended) => {
    code = ended;
  });
  try {
    if (args.length === 0) program.outputHelp();
    else
      await program.parseAsync(repeatLists(oneName(args[0] === 'help' ? [...args.slice(1), '--help'] : args)), {
        from: 'user',
      });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    return complain(run, usageSentence(run, error, oneName(args)[0] ?? ''));
  }
}

/** Values of an option that may be given several times. */
function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** `--tier srdi little-giant FILE` as `--tier srdi --tier little-giant FILE`: what names a table ends the list. */
function repeatLists(args: readonly string[]): readonly string[] {
  const repeated: string[] = [];
  let list: string | undefined;
  for (const [index, arg] of args.entries()) {
    const isFirst = args[index - 1] === list;
    const isNext = list !== undefined && !isFirst && !arg.startsWith('-') && !TABLE.test(arg);
    if (isNext && list !== undefined) repeated.push(list);
    if (!isNext && !isFirst) list = LISTS.includes(arg) ? arg : undefined;
    repeated.push(arg);
  }
  return repeated;
}

/** `simulate network` has options of its own, which a command below `simulate` could not have. */
function oneName(args: readonly string[]): readonly string[] {
  return args[0] === 'simulate' && args[1] === 'network' ? ['simulate-network', ...args.slice(2)] : args;
}

const LISTS = ['--tier', '--pack'];
const TABLE = /\.(csv|xlsx?|xlsm|parquet)$|[\\/]/i;

function languageOption({ text }: Run): Option {
  return new Option('--lang <LANG>', text('lang')).argParser((value) => {
    if (!isLanguage(value)) throw new InvalidArgumentError('');
    return value;
  });
}

function describeCommands(run: Run, end: (code: ExitCode) => void): Command {
  const { text } = run;
  const program = inLanguageOf(run, new Command('leitu'))
    .description(text('about'))
    .version(packageJson.version, '-V, --version', text('version'));
  program.addOption(languageOption(run));
  const command = (name: string, about: string) =>
    inLanguageOf(run, program.command(name)).description(about).addOption(languageOption(run));
  const choosing = (made: Command) =>
    made
      .option('--tier <T>', text('tier'), gather)
      .option('--pack <ID>', text('pack'), gather)
      .option('--on <DATE>', text('on'));
  const judging = (made: Command) => choosing(made).option('--case <CASE>', text('case'));

  judging(command('assess', text('assessAbout')).argument('<FILE>', text('assessFile')))
    .option('--format <FORMAT>', text('format'))
    .option('--out <FILE>', text('out'))
    .addHelpText('after', text('assessExamples'))
    .action(async (file: string, options: AssessOptions) => end(await assess(run, file, options)));
  judging(command('explain', text('explainAbout')).argument('<FILE>', text('assessFile')))
    .requiredOption('--uscc <USCC>', text('uscc'))
    .action(async (file: string, options: ExplainOptions) => end(await explainFirm(run, file, options)));
  choosing(command('template', text('templateAbout')))
    .requiredOption('--out <FILE.xlsx>', text('templateOut'))
    .action(async (options: TemplateOptions) => end(await makeTemplate(run, options)));
  command('simulate', text('simulateAbout'))
    .requiredOption('--firms <N>', text('simulateFirms', { most: MOST_FIRMS }))
    .requiredOption('--out <FILE.parquet>', text('simulateOut'))
    .option('--seed <S>', text('seed'))
    .addHelpText('after', text('simulateExamples'))
    .action(async (options: SimulateOptions) => end(await simulate(run, options)));
  describeLift(run, command, end);
  describeReform(run, command, end);
  describePlanning(run, command, end);
  describeChain(run, command, end);
  const within = (parent: Command, name: string) =>
    inLanguageOf(run, parent.command(name)).addOption(languageOption(run));
  describeLending(run, command, within, end);
  describeScorecard(run, command, within, end);
  describePacks(run, command('packs', text('packsAbout')), end);
  command('permissions', text('permissionsAbout'))
    .option('--out <FILE>', text('out'))
    .action((options: PermissionsOptions) => end(tellPermissions(run, options)));
  describeOperating(run, command, end);
  return program;
}

/** The commands of whoever writes packs; without one the packs are listed. */
function describePacks(run: Run, packs: Command, end: (code: ExitCode) => void): void {
  const text = textOf(run);
  const command = (name: string, about: string) =>
    inLanguageOf(run, packs.command(name)).description(about).addOption(languageOption(run));
  packs.action(async () => end(await listPacks(run)));
  command('check', text('checkAbout'))
    .argument('[DIR]', text('folder'))
    .addHelpText('after', text('checkCodes'))
    .action(async (path: string | undefined) => end(await checkPacks(run, path)));
  command('test', text('testAbout'))
    .argument('[DIR]', text('folder'))
    .addHelpText('after', text('testCodes'))
    .action(async (path: string | undefined) => end(await testPacks(run, path)));
  command('diff', text('diffAbout'))
    .argument('<A>', text('diffOne'))
    .argument('<B>', text('diffOne'))
    .addHelpText('after', text('diffCodes'))
    .action(async (a: string, b: string) => end(await diffPacks(run, a, b)));
}

/** The commands of whoever operates the platform; the database is that of the settings, as for `npm start`. */
function describeOperating(
  run: Run,
  command: (name: string, about: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const { text } = run;
  command('migrate', text('migrateAbout')).action(async () => end(await migrateDatabase(run)));
  command('doctor', text('doctorAbout')).action(async () => end(await examine(run)));
  command('backup', text('backupAbout'))
    .argument('<FILE>', text('backupFile'))
    .action(async (file: string) => end(await backUp(run, file)));
  command('restore', text('restoreAbout'))
    .argument('<FILE>', text('backupFile'))
    .action(async (file: string) => end(await restore(run, file)));
  const audit = command('audit', text('auditAbout'));
  inLanguageOf(run, audit.command('verify'))
    .description(text('auditVerifyAbout'))
    .addOption(languageOption(run))
    .action(async () => end(await verifyAudit(run)));
}

/** Help in the language of the run, to its own streams; faults come back as errors, not as an exit. */
function inLanguageOf(run: Run, command: Command): Command {
  const { text } = run;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': text('usage'),
    'Arguments:': text('arguments'),
    'Options:': text('options'),
    'Commands:': text('commands'),
  };
  return command
    .exitOverride()
    .helpOption('-h, --help', text('help'))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) =>
        usage.replace('[options]', text('optionsPlace')).replace('[command]', text('commandPlace')),
    })
    .configureOutput({ writeOut: (words) => run.out.write(words), writeErr: () => {}, outputError: () => {} });
}

/** What is wrong with the way the command was called. Commander names the culprit in quotation marks. */
function usageSentence({ text }: Run, error: CommanderError, command: string): string {
  const value = /'([^']+)'/.exec(error.message)?.[1] ?? error.message;
  switch (error.code) {
    case 'commander.unknownCommand':
      return text('unknownCommand', { value });
    case 'commander.unknownOption':
      return text('unknownOption', { value, command });
    case 'commander.missingArgument':
      return text('missingArgument', { value, command });
    case 'commander.missingMandatoryOptionValue':
      return text('missingOption', { value, command });
    case 'commander.optionMissingArgument':
      return text('missingValue', { value });
    case 'commander.invalidArgument':
      return text('badChoice', {
        value: /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? value,
        choices: 'zh, en',
      });
    case 'commander.excessArguments':
      return text('excessArguments', { command });
    default:
      return error.message;
  }
}
