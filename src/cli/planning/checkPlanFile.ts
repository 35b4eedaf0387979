import { checkPlan, lowerBoundMinutes, planValue } from '@leitu/scheduling';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run, writeLines } from '../run.ts';
import { planningMessages } from './messages.ts';
import { readObjective, usualObjective } from './objective.ts';
import { type Given, once } from './once.ts';
import { openPlan, openProblem } from './openProblem.ts';
import { valueLines } from './valueText.ts';

export type CheckOption = 'objective';

/** Of a plan that is wrong throughout the first places are enough to mend it by. */
const mostFaults = 20;

/** `leitu check`: 0 where the plan is sound, 1 where it is not. */
export async function checkPlanFile(
  run: Run,
  problemPath: string,
  planPath: string,
  given: Given<CheckOption>,
): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const options = once(run, given, ['objective']);
  if (!options.ok) return complain(run, options.reason);
  const asked = readObjective(run.language, options.value.objective);
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
