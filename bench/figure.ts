/** One measured figure of a bench. */
export interface Figure {
  /** What was measured, e.g. `100,000 firms × 5 packs from .csv`. */
  readonly case: string;
  readonly value: number;
  readonly unit: string;
}

/** The middle value of several runs. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return (low + high) / 2;
}
