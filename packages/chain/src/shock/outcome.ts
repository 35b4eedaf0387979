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

/** What a failure costs, of what is lost upwards, downwards and by the same firms both ways, in weights. */
export function outcomeOf(
  { totalWeight }: Shock,
  { above, below, both, steps }: Record<'above' | 'below' | 'both' | 'steps', number>,
): ShockOutcome {
  // Where nothing weighs anything, nothing is lost.
  const share = totalWeight > 0 ? 1 / totalWeight : 0;
  return { index: (above + below - both) * share, down: below * share, up: above * share, steps };
}
