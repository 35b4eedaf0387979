import type { Condition } from '../pack.ts';
import { type FactColumns, isValue } from './facts.ts';
import type { NumberColumns } from './numbers.ts';

/**
 * Whether a condition holds that asks neither a person's judgement nor a class nor a score: true, false, or null where it is unknown.
 * SQL's and, or, not treat null as the contract treats unknown.
 */
export function plain(condition: Condition, facts: FactColumns, numbers: NumberColumns): string {
  const of = (part: Condition) => plain(part, facts, numbers);
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.parts.map((part) => (isJoined(part) ? `(${of(part)})` : of(part)));
      return parts.join(condition.kind === 'all' ? ' and ' : ' or ');
    }
    case 'not':
      return condition.part.kind === 'holds' ? `not ${of(condition.part)}` : `not (${of(condition.part)})`;
    case 'compare':
      return numbers.comparison(condition);
    case 'holds':
      return facts.of(condition.fact);
    case 'is':
      return isValue(facts.of(condition.fact), condition.value);
    case 'class':
      throw new Error('Broken invariant: the loader lets no class into a sentence');
  }
}

/** Whether a condition is written with an `and` or an `or`, so that it wants parentheses among others. */
function isJoined(condition: Condition): boolean {
  const { kind } = condition;
  return kind === 'all' || kind === 'any' || (kind === 'compare' && condition.also !== null);
}
