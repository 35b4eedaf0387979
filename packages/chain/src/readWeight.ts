import { ok, type Result, refused } from '@leitu/kernel';
import { refuse } from './refusals.ts';
import type { Fault } from './refusalTally.ts';

/** Sums of as many weights as memory holds stay finite, and so does one over any of them. */
const [weightLeast, weightMost] = [1e-300, 1e300];

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const infinity = /^[+-]?inf(?:inity)?$/i;

/** A weight as it is typed: a finite number from 0. The refusal is made when it is asked for. */
export function readWeight(text: string, line: number): Result<number, Fault> {
  if (text === '') return refused(() => refuse('weight_missing', { line }));
  if (infinity.test(text)) return refused(() => refuse('weight_infinite', { line, text, most: weightMost }));
  if (!decimal.test(text)) return refused(() => refuse('weight_not_a_number', { line, text: text.slice(0, 40) }));
  const value = Number(text);
  if (value < 0) return refused(() => refuse('weight_negative', { line, text }));
  if (value > weightMost) return refused(() => refuse('weight_infinite', { line, text, most: weightMost }));
  if (value > 0 && value < weightLeast)
    return refused(() => refuse('weight_too_small', { line, text, least: weightLeast }));
  return ok(value);
}
