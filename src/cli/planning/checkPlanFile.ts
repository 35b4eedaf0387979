import { type Result, refused } from '@leitu/kernel';
import { checkPlan, lowerBoundMinutes, type Plan, planValue, readPlan } from '@leitu/scheduling';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run, writeLines } from '../run.ts';
import { planningMessages } from './messages.ts';
import { readObjective, usualObjective } from './objective.ts';
import { openProblem, readWhole } from './openProblem.ts';
import { valueLines } from './valueText.ts';

export interface CheckOptions {
  readonly objective?: string;
}

/** Of a plan that is wrong throughout the first places are enough to mend it by. */
const mostFaults = 20;

/** `leitu check`: 0 where the plan is sound, 1 where it is not. */
export async function checkPlanFile(
  run: Run,
  problemPath: string,
  planPath: string,
  options: CheckOptions,
): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const asked = readObjective(run.language, options.objective);
  if (!asked.ok) return complain(run, asked.reason);
  const problem = await openProblem(run, problemPath);
  if (!problem.ok) return problem.reason;
  const plan = await openPlan(run, planPath);
  if (!plan.ok) return plan.reason;
  const faults = checkPlan(problem.value, plan.value);
  if (faults.length > 0) {
    const lines = faults.slice(0, mostFaults).map(({ message }) => `  ${inLanguage(message, run.language)}`);
    const more = faults.length > mostFaults ? [`  ${text('moreFaults', { count: faults.length - mostFaults })}`] : [];
    await writeLines(run.out, [text('faults', { count: faults.length }), ...lines, ...more]);
    return 1;
  }
  const value = planValue(problem.value, plan.value);
  const objective = asked.value ?? usualObjective(problem.value);
  const lowerBound = lowerBoundMinutes(problem.value, objective);
  const lines = valueLines(run, problem.value, objective, { value, lowerBound, plan: plan.value });
  await writeLines(run.out, [text('sound'), ...lines]);
  return 0;
}

async function openPlan(run: Run, path: string): Promise<Result<Plan, ExitCode>> {
  const read = await readWhole(run, path);
  if (!read.ok) return read;
  const plan = readPlan(read.value);
  if (plan.ok) return plan;
  const reason = inLanguage(plan.reason.message, run.language);
  return refused(complain(run, textIn(planningMessages, run.language)('badPlan', { path, reason })));
}
