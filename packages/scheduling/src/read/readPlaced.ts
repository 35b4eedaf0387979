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
    const { fault } = json;
    const place = placeOf(text, fault.offset);
    if (fault.code === 'problem_key_twice') return refused(refuse(fault.code, { place, key: fault.key }));
    const { zh, en } = fault.wanted;
    return refused(refuse(fault.code, { place, wantedZh: zh, wantedEn: en, ...foundAt(text, fault.offset) }));
  }
  const meant = read(json.value);
  if (meant.ok) return meant;
  const { pointer, code, figures, otherPointer } = meant.reason;
  const placed = (at: string) => `${placeOf(text, offsetOf(text, at))} ${at}`.trim();
  const other = otherPointer === undefined ? {} : { other: placed(otherPointer) };
  return refused(refuse(code, { ...figures, ...other, place: placed(pointer) }));
}

/** What stands at a place, to the end of its line. */
function foundAt(text: string, offset: number) {
  const [found = ''] = text.slice(offset, offset + mostFound).split(/[\r\n]/);
  const isEnd = offset >= text.length;
  return { foundZh: isEnd ? '文件结尾' : `“${found}”`, foundEn: isEnd ? 'the end of the text' : `“${found}”` };
}

const mostFound = 20;

function placeOf(text: string, offset: number): string {
  const { line, column } = lineAndColumn(text, offset);
  return `${line}:${column}`;
}
