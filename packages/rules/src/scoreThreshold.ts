import type { Condition } from './pack.ts';

/**
 * The points that a pack asks of a group, or (null) of the whole score; null where it asks for none.
 * @example scoreThreshold(pack.condition, null) // 60
 */
export function scoreThreshold(condition: Condition, group: string | null): number | null {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.map((part) => scoreThreshold(part, group)).find((points) => points !== null) ?? null;
    case 'compare': {
      const { left, right } = condition;
      const isAsked = left.kind === 'score' && (left.group?.id ?? null) === group;
      return isAsked && right.kind === 'number' ? right.value : null;
    }
    default:
      return null;
  }
}
