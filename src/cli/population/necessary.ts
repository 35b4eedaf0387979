import type { CaseType, Condition, FactDefinition, Pack } from '@leitu/rules';

/**
 * What a firm must at least be told not to lack, or a pack is plainly unmet: those of its conditions that read one fact and must all hold, as
 * filters that a database tries before it works anything out. What passes them is judged in full, so they decide nothing by themselves.
 */
export function necessaryFilters(
  { condition }: Pack,
  caseType: CaseType,
  column: (fact: FactDefinition) => string,
): readonly string[] {
  // Thresholds turn more firms away than lists do.
  return filtersOf(condition, caseType, column).toSorted((a, b) => Number(b.includes('>=')) - Number(a.includes('>=')));
}

function filtersOf(
  condition: Condition,
  caseType: CaseType,
  column: (fact: FactDefinition) => string,
): readonly string[] {
  if (condition.waiver !== null) return [];
  switch (condition.kind) {
    case 'all':
      return condition.parts
        .filter(({ cases }) => cases === null || cases.includes(caseType))
        .flatMap((part) => filtersOf(part, caseType, column));
    case 'holds':
      return [`${column(condition.fact)} is not false`];
    case 'not': {
      const { part } = condition;
      return part.kind === 'holds' && part.waiver === null ? [`${column(part.fact)} is not true`] : [];
    }
    case 'compare': {
      const { left, operator, right } = condition;
      // Ratios are compared with a tolerance, and other forms are rarer.
      const isPlain = left.kind === 'fact' && right.kind === 'number' && operator === '≥' && left.fact.unit !== 'ratio';
      return isPlain ? [`(${column(left.fact)} >= ${right.value}) is not false`] : [];
    }
    default:
      return [];
  }
}
