import { ok, type Result, refused } from '@leitu/kernel';
import { checkPlan, lowerBoundMinutes, makespanMinutes, type Plan } from '@leitu/scheduling';
import { z } from 'zod';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run, writeLines } from '../run.ts';
import { planningMessages } from './messages.ts';
import { openProblem, readWhole } from './openProblem.ts';

const planShape = z.object({
  operations: z.array(
    z.object({
      job: z.string(),
      operation: z.string(),
      machine: z.string(),
      startMinute: z.number(),
      endMinute: z.number(),
    }),
  ),
});

/** Of a plan that is wrong throughout the first places are enough to mend it by. */
const mostFaults = 20;

/** `leitu check`: 0 where the plan is sound, 1 where it is not. */
export async function checkPlanFile(run: Run, problemPath: string, planPath: string): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const problem = await openProblem(run, problemPath);
  if (!problem.ok) return problem.reason;
  const plan = await openPlan(run, planPath);
  if (!plan.ok) return plan.reason;
  const faults = checkPlan(problem.value, plan.value);
  if (faults.length > 0) {
    const lines = faults.slice(0, mostFaults).map(({ message }) => `  ${inLanguage(message, run.language)}`);
    await writeLines(run.out, [text('faults', { count: faults.length }), ...lines]);
    return 1;
  }
  const bound = lowerBoundMinutes(problem.value, 'makespan');
  await writeLines(run.out, [text('sound', { makespan: makespanMinutes(plan.value), bound })]);
  return 0;
}

async function openPlan(run: Run, path: string): Promise<Result<Plan, ExitCode>> {
  const read = await readWhole(run, path);
  if (!read.ok) return read;
  const shaped = planShape.safeParse(parsed(read.value));
  if (shaped.success) return ok(shaped.data);
  const [issue] = shaped.error.issues;
  const reason = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  return refused(complain(run, textIn(planningMessages, run.language)('badPlan', { path, reason })));
}

/** Undefined where the text is not JSON, which no shape takes. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
