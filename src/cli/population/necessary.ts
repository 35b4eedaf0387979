import type { CaseType, Condition, FactDefinition } from '@leitu/rules';

type ColumnOf = (fact: FactDefinition) => string;

/**
 * What a firm must at least be told not to lack, or a pack is plainly unmet: those of its conditions that must all hold and read one fact or
 * compare two, or of which one of several such must hold, as filters that a database tries before it works anything out. What passes them is
 * judged in full, so they decide nothing by themselves.
 */
export function necessaryFilters(condition: Condition, caseType: CaseType, column: ColumnOf): readonly string[] {
  if (condition.waiver !== null) return [];
  switch (condition.kind) {
    case 'all':
      return askedOf(condition.parts, caseType).flatMap((part) => necessaryFilters(part, caseType, column));
    case 'any': {
      const parts = askedOf(condition.parts, caseType).map((part) => necessaryFilters(part, caseType, column));
      return parts.length > 0 && parts.every(({ length }) => length === 1) ? [`(${parts.flat().join(' or ')})`] : [];
    }
    case 'holds':
      return [`${column(condition.fact)} is not false`];
    case 'not': {
      const { part } = condition;
      return part.kind === 'holds' && part.waiver === null ? [`${column(part.fact)} is not true`] : [];
    }
    case 'compare': {
      const { left, operator, right } = condition;
      const value = comparedSql(left, column);
      // Other forms are rarer.
      if (value === null || right.kind !== 'number' || operator !== '≥') return [];
      const least = left.unit === 'ratio' ? right.value - ENOUGH : right.value;
      return [`(${value} >= ${least}) is not false`];
    }
    default:
      return [];
  }
}

/** More than the tolerance with which ratios are compared. */
const ENOUGH = 1e-6;

function askedOf(parts: readonly Condition[], caseType: CaseType): readonly Condition[] {
  return parts.filter(({ cases }) => cases === null || cases.includes(caseType));
}

type Compared = Extract<Condition, { readonly kind: 'compare' }>['left'];

/** A fact, or a ratio of two; null for what else is calculated. */
function comparedSql(expression: Compared, column: ColumnOf): string | null {
  if (expression.kind === 'fact') return column(expression.fact);
  if (expression.kind !== 'call' || expression.name !== 'share') return null;
  const [part, whole] = expression.args;
  if (part?.kind !== 'fact' || whole?.kind !== 'fact') return null;
  return `${column(part.fact)}::double / nullif(${column(whole.fact)}::double, 0)`;
}
