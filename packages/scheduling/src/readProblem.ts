import { type Refusal, type Result, refused } from '@leitu/kernel';
import type { Problem } from './problem.ts';
import { expandProblem } from './read/expandProblem.ts';
import { faultOfHours } from './read/faultOfHours.ts';
import { faultOfProblem } from './read/faultOfProblem.ts';
import { lineAndColumn, offsetOf, readJson } from './read/json.ts';
import { problemForm } from './read/problemForm.ts';
import type { ProblemFault } from './read/shape.ts';
import { refuse, type SchedulingCode } from './refusals.ts';

type Read<Value> = Result<Value, Refusal<SchedulingCode>>;

/**
 * Reads a problem from JSON as `problem.schema.json` describes it. The first thing that is wrong is refused with its line, its column, its
 * JSON pointer and the reason; what is read is a sound problem.
 * @example readProblem('{"machines": [], "jobs": []}') // { ok: true, value: { machines: [], jobs: [] } }
 */
export function readProblem(text: string): Read<Problem> {
  const json = readJson(text);
  if ('fault' in json) {
    const { offset, code, text: about } = json.fault;
    const { line, column } = lineAndColumn(text, offset);
    return refused(refuse(code, { place: `${line}:${column}`, text: about }));
  }
  const problem = problemOfValue(json.value);
  if (problem.ok) return problem;
  const { pointer, code, figures } = problem.reason;
  const { line, column } = lineAndColumn(text, offsetOf(text, pointer));
  return refused(refuse(code, { ...figures, place: `${line}:${column} ${pointer}`.trim() }));
}

function problemOfValue(value: unknown): Result<Problem, ProblemFault> {
  const form = problemForm.read(value, '');
  if (!form.ok) return form;
  const problem = expandProblem(form.value);
  if (!problem.ok) return problem;
  const fault = faultOfProblem(problem.value) ?? faultOfHours(form.value, problem.value);
  return fault === undefined ? problem : refused(fault);
}
