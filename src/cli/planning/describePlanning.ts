import type { Command } from 'commander';
import { textIn } from '../../platform/i18n/index.ts';
import type { ExitCode, Run } from '../run.ts';
import { type CheckOptions, checkPlanFile } from './checkPlanFile.ts';
import { planningMessages } from './messages.ts';
import { type PlanOptions, planProblem } from './planProblem.ts';
import { makeWorkshopFile, type WorkshopOptions } from './workshop.ts';

/** Describes `leitu plan`, `leitu check` and `leitu workshop`. */
export function describePlanning(
  run: Run,
  command: (name: string, about: string) => Command,
  end: (code: ExitCode) => void,
): void {
  const text = textIn(planningMessages, run.language);
  command('plan', text('planAbout'))
    .argument('<PROBLEM>', text('problem'))
    .option('--seconds <S>', text('seconds'))
    .option('--seed <N>', text('seed'))
    .option('--objective <O>', text('objective'))
    .option('--out <PLAN.json>', text('out'))
    .option('--gantt <FILE.svg>', text('gantt'))
    .addHelpText('after', text('planExamples'))
    .action(async (path: string, options: PlanOptions) => end(await planProblem(run, path, options)));
  command('check', text('checkAbout'))
    .argument('<PROBLEM>', text('problem'))
    .argument('<PLAN>', text('plan'))
    .option('--objective <O>', text('checkObjective'))
    .action(async (problem: string, plan: string, options: CheckOptions) =>
      end(await checkPlanFile(run, problem, plan, options)),
    );
  command('workshop', text('workshopAbout'))
    .requiredOption('--out <PROBLEM.json>', text('workshopOut'))
    .option('--machines <N>', text('workshopMachines'))
    .option('--jobs <N>', text('workshopJobs'))
    .option('--operations <N>', text('workshopOperations'))
    .option('--seed <N>', text('seed'))
    .addHelpText('after', text('workshopExamples'))
    .action(async (options: WorkshopOptions) => end(await makeWorkshopFile(run, options)));
}
