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
