import type { Command } from 'commander';
import { textIn } from '../../platform/i18n/index.ts';
import type { ExitCode, Run } from '../run.ts';
import { type CheckOption, checkPlanFile } from './checkPlanFile.ts';
import { planningMessages } from './messages.ts';
import { type Given, gather } from './once.ts';
import { type PlanOption, planProblem } from './planProblem.ts';
import { makeWorkshopFile, type WorkshopOption } from './workshop.ts';

/** Describes `leitu plan`, `leitu check` and `leitu workshop`. */
export function describePlanning(
  run: Run,
  command: (name: string, about: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const text = textIn(planningMessages, run.language);
  command('plan', text('planAbout'))
    .argument('<PROBLEM>', text('problem'))
    .option('--seconds <S>', text('seconds'), gather)
    .option('--steps <N>', text('steps'), gather)
    .option('--seed <N>', text('seed'), gather)
    .option('--objective <O>', text('objective'), gather)
    .option('--keep <PLAN.json>', text('keep'), gather)
    .option('--out <PLAN.json>', text('out'), gather)
    .option('--gantt <FILE.svg>', text('gantt'), gather)
    .addHelpText('after', text('planExamples'))
    .action(async (path: string, options: Given<PlanOption>) => end(await planProblem(run, path, options)));
  command('check', text('checkAbout'))
    .argument('<PROBLEM>', text('problem'))
    .argument('<PLAN>', text('plan'))
    .option('--objective <O>', text('checkObjective'), gather)
    .action(async (problem: string, plan: string, options: Given<CheckOption>) =>
      end(await checkPlanFile(run, problem, plan, options)),
    );
  command('workshop', text('workshopAbout'))
    .requiredOption('--out <PROBLEM.json>', text('workshopOut'), gather)
    .option('--machines <N>', text('workshopMachines'), gather)
    .option('--jobs <N>', text('workshopJobs'), gather)
    .option('--operations <N>', text('workshopOperations'), gather)
    .option('--seed <N>', text('seed'), gather)
    .addHelpText('after', text('workshopExamples'))
    .action(async (options: Given<WorkshopOption>) => end(await makeWorkshopFile(run, options)));
}
