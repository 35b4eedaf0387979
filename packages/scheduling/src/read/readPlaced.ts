import { type Refusal, type Result, refused } from '@leitu/kernel';
import { refuse, type SchedulingCode } from '../refusals.ts';
import { lineAndColumn, offsetOf, readJson } from './json.ts';
import type { ProblemFault } from './shape.ts';

/** Reads JSON and what it means; the place of what is wrong is told as line, column and pointer. */
export function readPlaced<Value>(
  text: string,
  read: (value: unknown) => Result<Value, ProblemFault>,
): Result<Value, Refusal<SchedulingCode>> {
  const json = readJson(text);
  if ('fault' in json) {
    const { offset, code, text: about } = json.fault;
    const { line, column } = lineAndColumn(text, offset);
    return refused(refuse(code, { place: `${line}:${column}`, text: about }));
  }
  const meant = read(json.value);
  if (meant.ok) return meant;
  const { pointer, code, figures } = meant.reason;
  const { line, column } = lineAndColumn(text, offsetOf(text, pointer));
  return refused(refuse(code, { ...figures, place: `${line}:${column} ${pointer}`.trim() }));
}
