import type { Shock } from './shock.ts';

/** What a scenario costs, as shares of the whole weight. */
export interface ShockOutcome {
  /** Σ_i (w_i / Σw) (1 − min(h^d_i, h^u_i)) */
  readonly index: number;
  /** Of the loss that runs down to customers alone. */
  readonly down: number;
  /** Of the loss that runs up to suppliers alone. */
  readonly up: number;
  /** So many steps were taken; in the last one no firm fell by more than epsilon, unless the steps were capped. */
  readonly steps: number;
}

/** What is lost whichever way, downwards and upwards, as shares of all weight. */
export function sharesOf(
  { totalWeight }: Shock,
  { either, below, above, steps }: Record<'either' | 'below' | 'above' | 'steps', number>,
): ShockOutcome {
  // Where nothing weighs anything, nothing is lost. Rounding may make sums larger than the whole.
  const share = (lost: number) => (totalWeight > 0 ? Math.min(1, lost / totalWeight) : 0);
  return { index: share(either), down: share(below), up: share(above), steps };
}
