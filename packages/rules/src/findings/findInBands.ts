import type { Facts } from '../fact.ts';
import type { Band, Condition, Indicator, Pack } from '../pack.ts';
import type { Solver } from './solver.ts';

/** A band that gives no firm its points. */
export interface BandFinding {
  readonly indicator: Indicator;
  readonly band: Band;
  /** The earlier band that covers it; null where its own condition cannot hold, or several cover it together. */
  readonly coveredBy: Band | null;
  /** A firm for which the band would hold, and does not count; null where none is. */
  readonly witness: Facts | null;
}

/** The bands that cannot give any firm its points. Bands know no cases. */
export function findInBands(pack: Pack, solver: Solver): readonly BandFinding[] {
  const indicators = pack.score?.groups.flatMap((group) => group.indicators) ?? [];
  return indicators.flatMap((indicator) => {
    if (indicator.kind !== 'bands') return [];
    return indicator.bands.flatMap((band, index) => {
      const earlier = indicator.bands
        .slice(0, index)
        .flatMap((one) => (one.condition === null ? [] : [{ band: one, condition: one.condition }]));
      return findInBand(indicator, band, earlier, solver);
    });
  });
}

function findInBand(
  indicator: Indicator,
  band: Band,
  earlier: readonly { readonly band: Band; readonly condition: Condition }[],
  solver: Solver,
): readonly BandFinding[] {
  const { condition } = band;
  const own = condition === null ? [] : [{ condition, want: 'notUnmet' } as const];
  const notBefore = earlier.map((one) => ({ condition: one.condition, want: 'notMet' }) as const);
  if (solver.find([...own, ...notBefore]).kind !== 'none') return [];
  const cover = earlier.find(
    (one) => solver.find([...own, { condition: one.condition, want: 'notMet' }]).kind === 'none',
  );
  const firm = solver.find(own);
  const isOwnFault = firm.kind === 'none';
  return [
    {
      indicator,
      band,
      coveredBy: isOwnFault ? null : (cover?.band ?? null),
      witness: firm.kind === 'firm' ? firm.facts : null,
    },
  ];
}
