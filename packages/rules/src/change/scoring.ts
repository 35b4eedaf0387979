import type { Expression } from '../expression.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsOfIndicator } from '../factsOfRules.ts';
import type { Condition, Indicator, Pack } from '../pack.ts';
import { compileIndicator } from '../points.ts';
import { probesOf } from './goal.ts';
import { type Probe, probeOf } from './probe.ts';

/** An indicator as the search reads it. */
export interface ScoredIndicator {
  readonly indicator: Indicator;
  readonly group: string;
  /** The points that are sure, whatever is missing. */
  readonly points: (facts: Facts) => number;
  readonly facts: readonly FactDefinition[];
  readonly probes: readonly Probe[];
  /** True where every step of its fact is worth something, not only the crossing of a threshold. */
  readonly isSmooth: boolean;
}

/** The indicators of a pack; none where it has no score. */
export function scoredIndicators(pack: Pack): readonly ScoredIndicator[] {
  return (pack.score?.groups ?? []).flatMap(({ id, indicators }) =>
    indicators.map((indicator) => {
      const range = compileIndicator(indicator);
      return {
        indicator,
        group: id,
        points: (facts: Facts) => range(facts)[0],
        facts: factsOfIndicator(indicator),
        probes: probesOfIndicator(indicator),
        isSmooth: indicator.kind === 'value',
      };
    }),
  );
}

function probesOfIndicator(indicator: Indicator): readonly Probe[] {
  switch (indicator.kind) {
    case 'bands': {
      const isFalling = indicator.bands.every(
        ({ points }, index) => points <= (indicator.bands[index - 1]?.points ?? points),
      );
      return indicator.bands.flatMap(({ condition }) => (condition === null ? [] : probesBelow(condition, !isFalling)));
    }
    case 'each': {
      const { value, every, points, maximum } = indicator;
      return Array.from({ length: Math.ceil(maximum / points) }, (_, index) => {
        const right: Expression = { kind: 'number', value: (index + 1) * every, unit: value.unit };
        return probeOf({ kind: 'compare', left: value, operator: '≥', right, also: null }, false);
      });
    }
    case 'sum':
    case 'value':
      return [];
  }
}

function probesBelow(condition: Condition, isBothWays: boolean): readonly Probe[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap((part) => probesBelow(part, isBothWays));
    case 'not':
      return probesBelow(condition.part, true);
    default:
      return probesOf(condition, isBothWays);
  }
}
