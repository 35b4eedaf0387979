import type { Condition } from '../pack.ts';
import { type FactColumns, isValue } from './facts.ts';
import type { NumberColumns } from './numbers.ts';

/**
 * Whether a condition holds that asks neither a person's judgement nor a class nor a score: true, false, or null where it is unknown.
 * SQL's and, or, not treat null as the contract treats unknown.
 */
export function plain(condition: Condition, facts: FactColumns, numbers: NumberColumns): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.parts.map((part) => `(${plain(part, facts, numbers)})`);
      return parts.join(condition.kind === 'all' ? ' and ' : ' or ');
    }
    case 'not':
      return `not (${plain(condition.part, facts, numbers)})`;
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
