import { type Refusal, type Result, refused } from '@leitu/kernel';
import type { Problem } from './problem.ts';
import { expandProblem } from './read/expandProblem.ts';
import { faultOfHours } from './read/faultOfHours.ts';
import { faultOfLength } from './read/faultOfLength.ts';
import { faultOfProblem } from './read/faultOfProblem.ts';
import { problemForm } from './read/problemForm.ts';
import { readPlaced } from './read/readPlaced.ts';
import { faultOf, hasShape, type ProblemFault } from './read/shape.ts';
import type { SchedulingCode } from './refusals.ts';

/**
 * Reads a problem from JSON as `problem.schema.json` describes it. The first thing that is wrong is refused with its line, its column, its
 * JSON pointer and the reason; what is read is a sound problem.
 * @example readProblem('{"machines": [], "jobs": []}') // { ok: true, value: { machines: [], jobs: [] } }
 */
export function readProblem(text: string): Result<Problem, Refusal<SchedulingCode>> {
  return readPlaced(text, problemOfValue);
}

function problemOfValue(value: unknown): Result<Problem, ProblemFault> {
  if (!hasShape(problemForm, value)) return refused(faultOf(problemForm, value));
  const problem = expandProblem(value);
  if (!problem.ok) return problem;
  const fault = faultOfProblem(problem.value) ?? faultOfHours(value, problem.value) ?? faultOfLength(problem.value);
  return fault === undefined ? problem : refused(fault);
}
