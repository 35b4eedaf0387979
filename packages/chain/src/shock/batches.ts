import type { LaneOrder } from './lanesState.ts';

/** Batches of failures of the same group; those of as many steps run beside each other, so that all end together. */
export function* batchesOf<One extends LaneOrder>(
  waiting: readonly One[],
  most: number,
  groupOf: (one: One) => number,
): Generator<readonly One[], void, void> {
  const sorted = waiting.toSorted((a, b) => groupOf(a) - groupOf(b) || a.steps - b.steps);
  let batch: One[] = [];
  for (const one of sorted) {
    if (batch.length === most || groupOf(batch[0] ?? one) !== groupOf(one)) {
      yield batch;
      batch = [];
    }
    batch.push(one);
  }
  if (batch.length > 0) yield batch;
}
